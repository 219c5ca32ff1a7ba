/** Words that can be no names in Java: keywords and literals (JLS 3.9). */
export const JAVA_WORDS: ReadonlySet<string> = wordsOf(
  'abstract assert boolean break byte case catch char class const continue default do double else enum extends final ' +
    'finally float for goto if implements import instanceof int interface long native new package private protected ' +
    'public return short static strictfp super switch synchronized this throw throws transient try void volatile while ' +
    '_ true false null',
);

/** Words that mean something in some places only, and methods that every object has (JLS 3.9, 8.10.1): confusing as names. */
export const JAVA_CONTEXTUAL_WORDS: ReadonlySet<string> = wordsOf(
  'var yield record sealed permits when clone finalize getClass hashCode notify notifyAll toString wait',
);

/** Types that are at hand in every Java file (`java.lang`). */
export const JAVA_TYPES: ReadonlySet<string> = wordsOf(
  'Object String Boolean Byte Character Class Double Enum Error Exception Float Integer Iterable Long Math Module Number ' +
    'Override Package Process Record Runnable Runtime Short System Thread Throwable Void',
);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
