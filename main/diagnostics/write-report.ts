import { type Diagnostics, storedParts } from '../../shared/diagnostics.ts';
import { type Language, localeOf } from '../../shared/language.ts';
import { formatBytes, formatMs, formatSpan } from '../../shared/measures.ts';
import type { Say } from '../../shared/text/read-word.ts';

/** The diagnosis as a text that can be read, mailed and pasted. */
export function writeReport(report: Diagnostics, say: Say, language: Language): string {
  const time = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'short', timeStyle: 'medium' });
  const sections = [
    ['versions', writeVersions(report, say)],
    ['computer', writeComputer(report, say, language)],
    ['stalls', writeStalls(report, say, language)],
    ['outbox', writeCounts(report.outbox)],
    ['storage', writeStorage(report, say, language)],
    ['keys', report.keys === null ? [say('diagnostics.unknown')] : writeCounts(report.keys)],
    ['connection', report.connection.map(({ at, kind, reason }) => join(time.format(at), kind, reason))],
    [
      'healing',
      report.healing.map(({ at, kind, group }) =>
        join(time.format(at), kind, group && say('diagnostics.group', { number: group })),
      ),
    ],
  ] as const;
  return [
    say('diagnostics.title'),
    say('diagnostics.madeAt', { date: time.format(report.madeAt) }),
    ...sections.flatMap(([name, lines]) => [
      '',
      `[${say(`diagnostics.sections.${name}`)}]`,
      ...(lines.length === 0 ? [say('diagnostics.none')] : lines),
    ]),
    '',
  ].join('\n');
}

function writeVersions({ versions }: Diagnostics, say: Say): string[] {
  const names = ['app', 'electron', 'node', 'sqlite', 'baileys', 'platform'] as const;
  return names.map((name) => fact(say(`diagnostics.versions.${name}`), versions[name]));
}

function writeComputer(report: Diagnostics, say: Say, language: Language): string[] {
  const login = say(report.isLoginSealed ? 'diagnostics.computer.sealed' : 'diagnostics.computer.notSealed');
  return [
    fact(say('diagnostics.computer.runningFor'), formatSpan(report.runningForMs)),
    fact(say('diagnostics.computer.memory'), formatBytes(report.memoryBytes, language)),
    fact(say('diagnostics.computer.login'), login),
  ];
}

function writeStalls({ stalls }: Diagnostics, say: Say, language: Language): string[] {
  if (stalls === null) return [say('diagnostics.unknown')];
  const names = ['p50', 'p99', 'max'] as const;
  return names.map((name) =>
    fact(say(`diagnostics.stalls.${name}`), formatMs(stalls[`${name}Ms`], language)),
  );
}

function writeStorage({ storage }: Diagnostics, say: Say, language: Language): string[] {
  return storedParts.map((part) => {
    const { bytes, fileCount } = storage[part];
    return fact(say(`diagnostics.storage.${part}`), `${formatBytes(bytes, language)} (${fileCount})`);
  });
}

function writeCounts(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).map(([name, count]) => fact(name, count));
}

const fact = (name: string, value: string | number) => `${name}: ${value}`;

const join = (...parts: readonly (string | number | null)[]) =>
  parts.filter((part) => part !== null).join('  ');
