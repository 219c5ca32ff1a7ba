import type { AstNode } from 'langium';
import { commentBefore } from './program.ts';

/** The text of the documentation comment right before a declaration, a field or an enum value, without its stars. */
export function documentationOf(node: AstNode): string | undefined {
  const comment = commentBefore(node);
  if (!comment?.startsWith('/**') || comment === '/**/') return undefined;
  const lines = comment.slice(3, -2).split(/\r\n|\n|\r/);
  const text = lines.map((line) => line.replace(/^\s*\*? ?/, '').trimEnd()).join('\n');
  return text.trim() === '' ? undefined : text.trim();
}
