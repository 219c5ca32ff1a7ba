/** Answers that are kept: a big system has some thousand names. More are forgotten, so that no process grows for ever. */
const MOST_KEPT = 20_000;

/** A pure function of a text that works each answer out only once. What it gives must not be changed. */
export function byText<Output>(work: (text: string) => Output): (text: string) => Output {
  const known = new Map<string, { readonly output: Output }>();
  return (text) => {
    let answer = known.get(text);
    if (answer) return answer.output;
    if (known.size >= MOST_KEPT) known.clear();
    known.set(text, (answer = { output: work(text) }));
    return answer.output;
  };
}
