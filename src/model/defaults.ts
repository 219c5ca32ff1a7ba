/** What holds where a file says nothing. docs/language.md lists these for people. */

/** Version of the emitted applications. */
export const DEFAULT_VERSION = '0.1.0';
/** Java language level. */
export const DEFAULT_JAVA = 17;
/** Greatest length of a `String`, in characters. */
export const DEFAULT_LENGTH = 255;
/** Digits of a `Decimal`, in all. */
export const DEFAULT_PRECISION = 19;
/** Digits of a `Decimal` after the point. */
export const DEFAULT_SCALE = 2;
/** Rows of a page. */
export const DEFAULT_PAGE_SIZE = 20;
/** Most bytes of a `Binary` or an `Image`. */
export const DEFAULT_BYTES = 10_000_000;
/** What pages speak. */
export const DEFAULT_LANGUAGE = 'en';
/** Of what is reserved, in percent of a core's time: where another instance is started. */
export const DEFAULT_SCALE_PERCENT = 80;
