import { distance } from 'fastest-levenshtein';

/** Words that begin what has braces, and a name or the like before them. */
const NAMED =
  'system registry uaa gateway microservice monolith entity mixin value enum event client route console deploy';
/** Those that have nothing before their braces. */
const LONE = 'resources dev test prod';

const named = NAMED.split(' ');
const all = [...named, ...LONE.split(' ')];

/**
 * What was meant by what stands before a brace: from the last word on that begins a block, or almost does; without what
 * stands before that, which is whole by itself or is broken.
 *
 * @param head a text up to a brace; one in which nothing begins a block stays as it is
 */
export function meantHead(head: string): string {
  const words = [...head.matchAll(/[A-Za-z]+/g)].map(({ 0: word, index }) => ({ word, index }));
  const last = words.at(-1);
  // The last word is a name, but for blocks that have none.
  const mayBegin = (at: number, keyword: string | undefined): boolean =>
    keyword !== undefined && (at !== last?.index || !named.includes(keyword));
  const begins =
    words.findLast(({ word, index }) => all.includes(word) && mayBegin(index, word)) ??
    words.findLast(({ word, index }) => mayBegin(index, meant(word)));
  return begins ? `${meant(begins.word)}${head.slice(begins.index + begins.word.length)}` : head;
}

/** The word that begins a block and is so near that it can hardly be another; names are many, and some are near. */
function meant(word: string): string | undefined {
  const most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
  return all.find((each) => each === word) ?? all.find((each) => distance(word, each) <= most);
}
