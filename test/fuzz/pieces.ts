/**
 * A text cut into words, texts, comments, white space and single signs, none of it lost. Coarser than the lexer and apart
 * from it on purpose: it must cut up what the lexer cannot.
 */
export function piecesOf(text: string): string[] {
  return text.match(PIECE) ?? [];
}

/** False for white space. */
export function isSolid(piece: string): boolean {
  return /\S/.test(piece);
}

const PIECE =
  /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|[A-Za-z][\w-]*|-?\d+(?:\.\d+)?[A-Za-z]*|\.\.|[=!]=|[\s\S]/g;
