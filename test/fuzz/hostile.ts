/** What has broken compilers before, by where it is put. */

export const BRACKETS = `{ } ( ) [ ] {} () [] " ' /* */ // /** : , ..`.split(' ');

export const LINE_ENDS = ['\r\n', '\r', '\n\n\n', '', '\u2028', '\u0085', ' ', '\t', '\f', '\v'];

/** Signs that cannot be seen, half a sign, signs of several characters, and what means something to whoever reads the output. */
export const CHARACTERS = [
  ...'\0\u0001\b\u001b\u007f\u0085\u00a0\u200b\u200d\u202e\u2028\ufeff\ufffd'.split(''),
  ...'\ud83d \ude00 \u{10ffff} e\u0301 é ß İ ı 漢 😀 👩\u200d👧 " \' ` \\ \\\\ $ # @'.split(' '),
];

/** Around the bounds of what machines count, and in forms that only other languages know. */
export const NUMBERS = (
  '0 -0 1 -1 00 007 100 38 39 255 256 65535 65536 2147483647 2147483648 -2147483649 9223372036854775808 ' +
  '99999999999999999999999999 0.1 -0.0000000001 12.50 1. .5 1e9 0x10 1_000 1..2 9..1 ' +
  '0s 1ms 99999d 5MB 0B 1.5GiB 250m 10Gi 5parsecs'
).split(' ');

/** Words of JavaScript, Java, SQL, of file systems and of the language itself, and names that are too long. */
export const NAMES = [
  ...'class constructor __proto__ toString hasOwnProperty prototype null true select order Object con nul CON'.split(
    ' ',
  ),
  ...'id version me User ADMIN String Int Entity Json Image none dev test prod system entity a A x-y x_'.split(' '),
  'a'.repeat(70),
  'A'.repeat(300),
];

/** Templates, markup, queries, paths and patterns. */
export const TEXTS = [
  ...String.raw`\ \" \n \u0041 ${'${x}'} {{x}} {0} %s <b> ../.. / // /* */ : # &amp;`.split(' '),
  ...String.raw`( [a-z (a+)+$ (?<=x) \p{L} .* https:// http://[`.split(' '),
  "'; drop table x; --",
  ' ',
  '\t',
  'a'.repeat(500),
];

/** Each ends where something else may begin. */
export const COMMENTS = [
  '/* c */ ',
  '/** d */ ',
  '/**/ ',
  '/***/ ',
  '/** */ ',
  '// l\n',
  '//\n',
  '/** a\n * b\n */\n',
  '/* a\n  b */',
  '/** <b>{@code x} ${y} {{z}} \\u0041 */ ',
  '/** *\u200b/ */ ',
  '// msac-ignore\n',
  '// msac-ignore MSA0304 because\n',
];
