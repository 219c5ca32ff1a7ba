import { isUtf8 } from 'node:buffer';

/** A text file as its user wrote it, apart from how its lines end and whether it begins with a byte order mark. */
export interface DiskText {
  /** Without byte order mark; every line ends with a line feed only, unless the file mixes line ends. */
  readonly text: string;
  readonly byteOrderMark: boolean;
  /** Whether every line ends with CR LF. */
  readonly crlf: boolean;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Reads UTF-8 text; undefined when the bytes are something else. `encode(decode(bytes)!.text, …)` gives the bytes back. */
export function decode(bytes: Buffer): DiskText | undefined {
  if (!isUtf8(bytes) || bytes.includes(0)) return undefined;
  const whole = bytes.toString('utf8');
  const byteOrderMark = whole.startsWith(BYTE_ORDER_MARK);
  const text = byteOrderMark ? whole.slice(1) : whole;
  const crlf = text.includes('\r\n') && !/(?<!\r)\n/.test(text);
  return { text: crlf ? text.replaceAll('\r\n', '\n') : text, byteOrderMark, crlf };
}

/** `text`, whose lines end with a line feed, with the line ends and the byte order mark of another file. */
export function encode(text: string, like: DiskText): string {
  const body = like.crlf ? text.replaceAll('\n', '\r\n') : text;
  return like.byteOrderMark ? BYTE_ORDER_MARK + body : body;
}
