export function textMateGrammar(): object;
export function markdownGrammar(): object;
