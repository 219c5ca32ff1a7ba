import {
  DiagnosticSeverity,
  DiagnosticTag,
  type CodeDescription,
  type Diagnostic as LspDiagnostic,
} from 'vscode-languageserver';
import type { Diagnostic } from '../../../src/check/index.ts';
import { toLocation, toRange } from '../protocol.ts';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Information,
} as const;

/**
 * A diagnostic as editors show it.
 *
 * @param explanation where the page of a code can be read, if it can
 */
export function toLspDiagnostic(
  diagnostic: Diagnostic,
  explanation: (code: string) => CodeDescription | undefined,
): LspDiagnostic {
  const { code, name, severity, message, help, related } = diagnostic;
  const codeDescription = explanation(code);
  return {
    source: 'msac',
    code,
    ...(codeDescription && { codeDescription }),
    severity: SEVERITIES[severity],
    range: toRange(diagnostic.range),
    message: help === undefined ? message : `${message}\n${help}`,
    ...(name.startsWith('unused-') && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related.length > 0 && {
      relatedInformation: related.map((each) => ({ location: toLocation(each), message: each.message })),
    }),
  };
}
