/** JHipster's names of languages that are not those of BCP 47. */
const OTHERWISE: Readonly<Record<string, string>> = {
  al: 'sq',
  by: 'be',
  in: 'id',
  ua: 'uk',
  my: 'my',
  'ar-ly': 'ar-ly',
  'kr-latn-kr': 'ko',
  'az-latn-az': 'az',
  'uz-cyrl-uz': 'uz',
  'uz-latn-uz': 'uz',
};

/** A language's tag, in lower case; `undefined` for what is none. */
export function languageOf(text: string): string | undefined {
  const tag = text.toLowerCase();
  if (!/^[a-z]{2,3}(-[a-z0-9]+)*$/.test(tag)) return undefined;
  return OTHERWISE[tag] ?? tag;
}
