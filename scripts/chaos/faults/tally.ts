import type { Measured } from '../../measure/report.ts';
import type { Fault } from './fault.ts';
import type { CaseResult } from './run-case.ts';

/** What one case came to on both sides; missing where a side got stuck. */
export interface Outcome {
  readonly faults: readonly Fault[];
  readonly ours: CaseResult | undefined;
  readonly stock: CaseResult | undefined;
}

/** A row a fault: devices that read the message at first, after they asked again, and never. */
export function printTable(outcomes: readonly Outcome[], print: (line: string) => void): void {
  const single = outcomes.filter(({ faults }) => faults.length === 1);
  const rows = single.map(({ faults, ours, stock }) => [
    faults[0]?.name ?? '',
    ...cells(ours),
    ...cells(stock),
  ]);
  const pairs = outcomes.filter(({ faults }) => faults.length === 2);
  const sums = [`${pairs.length} random pairs`, ...cells(add(pairs, 'ours')), ...cells(add(pairs, 'stock'))];
  const heading = ['fault', 'ours: first', 'later', 'never', 'stock: first', 'later', 'never'];
  const table = [heading, ...rows, ...(pairs.length > 0 ? [sums] : [])];
  const widths = heading.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table)
    print(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

function cells(result: Pick<CaseResult, 'atFirst' | 'later' | 'never'> | undefined): readonly string[] {
  if (result === undefined) return ['stuck', '', ''];
  return [result.atFirst, result.later, result.never].map(String);
}

function add(outcomes: readonly Outcome[], side: 'ours' | 'stock') {
  const sum = (field: 'atFirst' | 'later' | 'never') =>
    outcomes.reduce((total, outcome) => total + (outcome[side]?.[field] ?? 0), 0);
  return { atFirst: sum('atFirst'), later: sum('later'), never: sum('never') };
}

/** The bars. A pair can be seen before the message leaves when both of its faults can. */
export function toMeasured(outcomes: readonly Outcome[], qrCount: number): readonly Measured[] {
  const all = outcomes.filter(({ faults }) => faults.length > 0);
  const visible = all.filter(({ faults }) => faults.every(({ isVisible }) => isVisible));
  const stuck = all.filter(({ ours }) => ours === undefined).length;
  const sum = (some: readonly Outcome[], read: (result: CaseResult) => number, side: 'ours' | 'stock') =>
    some.reduce((total, outcome) => {
      const result = outcome[side];
      return total + (result === undefined ? 0 : read(result));
    }, 0);
  const devices = (
    what: string,
    some: readonly Outcome[],
    read: (result: CaseResult) => number,
  ): Measured => ({
    what,
    unit: 'devices',
    ours: [sum(some, read, 'ours')],
    peer: { name: 'stock', values: [sum(some, read, 'stock')] },
    bar: { atMost: 0 },
  });
  const most = (read: (result: CaseResult) => number, side: 'ours' | 'stock') =>
    Math.max(0, ...all.flatMap((outcome) => (outcome[side] === undefined ? [] : [read(outcome[side])])));
  return [
    devices('never readable', all, ({ never }) => never),
    devices('faults that can be seen before: not readable at first', visible, (r) => r.later + r.never),
    devices('faults that can be seen before: a message without a key', visible, (r) => r.withoutKey),
    devices('the message after it: not readable at first', all, (r) => r.nextNotAtFirst),
    {
      what: 'a further message once all is well: sessions begun',
      unit: 'pkmsg',
      ours: [most((r) => r.costPkmsgs, 'ours')],
      peer: { name: 'stock', values: [most((r) => r.costPkmsgs, 'stock')] },
      bar: { atMost: 0 },
    },
    {
      what: 'a further message once all is well: questions',
      unit: 'IQ',
      ours: [most((r) => r.costQuestions, 'ours')],
      peer: { name: 'stock', values: [most((r) => r.costQuestions, 'stock')] },
      bar: { atMost: 1 },
    },
    { what: 'QR codes needed', unit: 'QR', ours: [qrCount], bar: { atMost: 0 } },
    { what: 'cases in which ours got stuck', unit: 'cases', ours: [stuck], bar: { atMost: 0 } },
  ];
}
