/** What one phase took. */
export interface PhaseTime {
  readonly phase: string;
  readonly ms: number;
}

/** What there was to work on; absent where a command did not come so far. */
export interface Counts {
  readonly files?: number;
  readonly lines?: number;
  /** Of the syntax tree. */
  readonly nodes?: number;
  readonly generated?: number;
}

/**
 * A table of the phases in the order in which they began, with what each took by itself, and a line of what they
 * worked on.
 *
 * @param peakMemory the most that the process had in memory, in bytes
 */
export function formatStats(times: readonly PhaseTime[], counts: Counts, peakMemory: number): string {
  const total = times.reduce((sum, { ms }) => sum + ms, 0);
  const widest = Math.max(...times.map(({ phase }) => phase.length));
  const row = (phase: string, ms: string, share: string): string =>
    `${phase.padEnd(widest)}  ${ms.padStart(8)}  ${share.padStart(5)}`;
  const rowOf = ({ phase, ms }: PhaseTime): string => row(phase, ms.toFixed(1), ((ms / total) * 100).toFixed(1));
  // What belongs to no phase goes to the end, wherever it came up first.
  const ordered = [
    ...times.filter(({ phase }) => phase !== 'other'),
    ...times.filter(({ phase }) => phase === 'other'),
  ];
  return ['', row('phase', 'ms', '%'), ...ordered.map(rowOf), rowOf({ phase: 'total', ms: total }), '', summary()].join(
    '\n',
  );

  function summary(): string {
    const { files, lines, nodes, generated } = counts;
    return [
      ...(files === undefined ? [] : [`${plural(files, 'file')}, ${plural(lines, 'line')}, ${plural(nodes, 'node')}`]),
      ...(generated === undefined ? [] : [`${plural(generated, 'file')} generated`]),
      `peak memory ${Math.round(peakMemory / 1e6)} MB`,
    ].join('; ');
  }
}

function plural(count: number | undefined, word: string): string {
  return `${count ?? 0} ${word}${count === 1 ? '' : 's'}`;
}
