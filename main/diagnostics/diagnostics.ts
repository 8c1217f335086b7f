import { arch, platform, release } from 'node:os';
import type { Connection } from '../../shared/connection.ts';
import type { ConnectionChange, Diagnostics, DiagnosticVersions } from '../../shared/diagnostics.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { Language } from '../../shared/language.ts';
import { createSay } from '../../shared/text/read-word.ts';
import { loadText } from '../../shared/text/text.ts';
import type { Clock } from '../system/clock.ts';
import { hideSecrets, type Log } from '../system/log.ts';
import type { SaveFile } from '../system/save-file.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import type { DiagnosticsStore, StoredHealing } from './diagnostics-store.ts';
import type { StallMeter } from './measure-stalls.ts';
import { readSizes } from './read-sizes.ts';
import { writeReport } from './write-report.ts';

export interface DiagnosticsDeps {
  readonly store: DiagnosticsStore;
  readonly whatsapp: Pick<WhatsApp, 'on'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Log, 'warn'>;
  readonly stalls: StallMeter;
  readonly dataFolder: string;
  readonly readVersions: () => Pick<DiagnosticVersions, 'app' | 'electron' | 'baileys'>;
  readonly readLanguage: () => Language;
  readonly isLoginSealed: () => boolean;
  /** Rows of the key store by type; `null` before it is opened. */
  readonly countKeys: () => Diagnostics['keys'];
  readonly saveFile: SaveFile;
  readonly copyText: (text: string) => void;
}

export interface DiagnosticsFeature {
  readonly handlers: Pick<Handlers, 'diagnostics.read' | 'diagnostics.save' | 'diagnostics.copy'>;
  stop(): void;
}

/** Keeps a record of what the link goes through, and tells how the app is, to whoever helps. */
export function createDiagnostics(deps: DiagnosticsDeps): DiagnosticsFeature {
  const { store, clock, whatsapp } = deps;
  const startedAt = clock.now();
  let latest: ConnectionChange | undefined;

  /** A diary that cannot be written must not stop what it tells of. */
  function note(write: () => void): void {
    try {
      write();
    } catch (err) {
      deps.log.warn({ err }, 'not noted for the diagnosis');
    }
  }

  const stopListening = [
    whatsapp.on('connection', (connection) => {
      const change = { at: clock.now(), kind: connection.kind, reason: readReason(connection) };
      if (change.kind === latest?.kind && change.reason === latest.reason) return;
      latest = change;
      note(() => store.addConnectionChange(change));
    }),
    whatsapp.on('healing', (healing) => note(() => store.addHealing(healing))),
  ];

  function read(): Diagnostics {
    return {
      madeAt: clock.now(),
      versions: { ...deps.readVersions(), ...readRuntime() },
      runningForMs: clock.now() - startedAt,
      memoryBytes: process.memoryUsage.rss(),
      isLoginSealed: deps.isLoginSealed(),
      connection: store.readConnectionChanges(),
      healing: numberGroups(store.readHealing()),
      outbox: store.countDeliveries(),
      storage: readSizes(deps.dataFolder),
      keys: deps.countKeys(),
      stalls: deps.stalls.read(),
    };
  }

  async function write() {
    const language = deps.readLanguage();
    const say = createSay(await loadText(language));
    // Nothing secret is put in; this is the last net, the same as the log has.
    return { say, text: hideSecrets(writeReport(read(), say, language)) };
  }

  return {
    handlers: {
      'diagnostics.read': read,
      async 'diagnostics.save'() {
        const { say, text } = await write();
        return deps.saveFile({
          name: `${say('diagnostics.fileName')}.txt`,
          kind: say('diagnostics.fileKind'),
          extension: 'txt',
          content: [text],
        });
      },
      async 'diagnostics.copy'() {
        deps.copyText((await write()).text);
      },
    },
    stop() {
      for (const stop of stopListening) stop();
      deps.stalls.stop();
    },
  };
}

function readReason(connection: Connection): ConnectionChange['reason'] {
  if ('reason' in connection) return connection.reason;
  if (connection.kind === 'unlinked' && connection.by === 'phone') return 'unlinked-by-phone';
  return connection.kind === 'paused-by-whatsapp' ? 'rate-limited' : null;
}

function readRuntime() {
  const { node, sqlite = '' } = process.versions;
  return { node, sqlite, platform: `${platform()} ${arch()} ${release()}` };
}

/** Groups are told apart by the order in which they appear, the oldest first. */
function numberGroups(events: readonly StoredHealing[]): Diagnostics['healing'] {
  const numbers = new Map<string, number>();
  for (const { groupId } of events.toReversed()) {
    if (groupId !== null && !numbers.has(groupId)) numbers.set(groupId, numbers.size + 1);
  }
  return events.map(({ at, kind, groupId }) => ({
    at,
    kind,
    group: groupId === null ? null : (numbers.get(groupId) ?? null),
  }));
}
