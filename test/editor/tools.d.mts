export function run(program: string, args: readonly string[], options?: object): void;
export function packTools(): { readonly node: string; readonly vsce: string };
export function codeServer(): { readonly node: string; readonly program: string };
export function whyNot(): string | undefined;
export function chromium(): string | undefined;
