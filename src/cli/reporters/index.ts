export { formatJson } from './json.ts';
export { countDiagnostics, formatPretty, type PrettyOptions, type Sources } from './pretty.ts';
