import { noiseOf, pairedRatio, type Summary, summarize } from './statistics.ts';

/** One thing that was measured, with the bar that it must not pass. */
export interface Measured {
  readonly what: string;
  /** `ms`, `MB`, `%` … for people; nothing is converted. */
  readonly unit: string;
  readonly ours: readonly number[];
  /** The same for the peer, in pairs with ours; missing where only an absolute bar counts. */
  readonly peer?: { readonly name: string; readonly values: readonly number[] };
  /** Ours must not be more than this, as a multiple of the peer or as a figure in the unit. */
  readonly bar: { readonly timesPeer: number } | { readonly atMost: number };
}

/** What a measurement came to. */
export interface Finding {
  readonly what: string;
  readonly unit: string;
  readonly ours: Summary;
  readonly peer: (Summary & { readonly name: string }) | null;
  /** Ours divided by the peer's, pair by pair. */
  readonly ratio: Summary | null;
  /** How much the peer (or ours, without one) differs from run to run here, as a share. */
  readonly noise: number;
  readonly bar: Measured['bar'];
  readonly holds: boolean;
}

/** @throws RangeError when a bar is a multiple of a peer that was not measured */
export function judge({ what, unit, ours, peer, bar }: Measured): Finding {
  const summary = summarize(ours);
  const ratio = peer ? pairedRatio(ours, peer.values) : null;
  if ('timesPeer' in bar && !ratio) throw new RangeError(`${what}: there is no peer to compare with`);
  const value = 'timesPeer' in bar ? (ratio?.median ?? Number.NaN) : summary.median;
  const limit = 'timesPeer' in bar ? bar.timesPeer : bar.atMost;
  return {
    what,
    unit,
    ours: summary,
    peer: peer ? { name: peer.name, ...summarize(peer.values) } : null,
    ratio,
    noise: noiseOf(peer?.values ?? ours),
    bar,
    // A comparison with NaN is false, so what could not be measured never holds.
    holds: value <= limit,
  };
}

/**
 * Prints a table for people and, with `--json`, one JSON object as the last line.
 * @returns the exit status: 1 when a bar does not hold, or when nothing was measured
 */
export function printReport(
  bench: string,
  measured: readonly Measured[],
  print = (line: string) => void process.stdout.write(`${line}\n`),
  argv: readonly string[] = process.argv,
): number {
  const findings = measured.map(judge);
  const holds = findings.length > 0 && findings.every((finding) => finding.holds);
  const electron = process.versions.electron ?? 'none';
  print(
    `${bench} on Electron ${electron}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
  );
  for (const line of table(findings)) print(line);
  if (argv.includes('--json')) print(JSON.stringify({ bench, electron, findings, holds }));
  return holds ? 0 : 1;
}

const heading = ['measured', 'ours', 'peer', 'ratio', 'noise', 'bar', 'holds'];

function table(findings: readonly Finding[]): readonly string[] {
  const rows = [heading, ...findings.map(row)];
  const widths = heading.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function row({ what, unit, ours, peer, ratio, noise, bar, holds }: Finding): readonly string[] {
  return [
    what,
    `${spread(ours)} ${unit}`,
    peer ? `${spread(peer)} ${unit} (${peer.name})` : '',
    ratio ? `${spread(ratio)} x` : '',
    `${figure(noise * 100)} %`,
    'timesPeer' in bar ? `${bar.timesPeer} x` : `${bar.atMost} ${unit}`,
    holds ? 'yes' : 'NO',
  ];
}

function spread({ median, low, high, count }: Summary): string {
  return count > 1 ? `${figure(median)} (${figure(low)} to ${figure(high)})` : figure(median);
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
