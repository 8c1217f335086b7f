import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupSummary, BackupWork } from '../../shared/backup.ts';
import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { Language } from '../../shared/language.ts';
import { createSay } from '../../shared/text/read-word.ts';
import { loadText } from '../../shared/text/text.ts';
import type { Clock } from '../system/clock.ts';
import { workFolder } from './backup-contents.ts';
import type { WorkInProcess } from './process/work-in-process.ts';
import { draftFolder, markReady } from './take-in.ts';

/** The ending of a backup's name. */
export const backupExtension = 'promobrothers';

export interface BackupDeps {
  readonly dataFolder: string;
  readonly appVersion: () => string;
  readonly clock: Pick<Clock, 'now' | 'timeZone'>;
  readonly work: WorkInProcess;
  /** Asks the person where to save it; `null` when she closed the dialog. */
  readonly chooseTarget: (name: string, kind: string) => Promise<string | null>;
  /** Asks the person for a backup; `null` when she closed the dialog. */
  readonly chooseSource: (kind: string) => Promise<string | null>;
  readonly readLanguage: () => Language;
  /** Ends the app and starts it again. */
  readonly startAnew: () => void;
  readonly publish: (work: BackupWork | null) => void;
}

export interface Backup {
  readonly handlers: Pick<Handlers, 'backup.save' | 'backup.pick' | 'backup.restore' | 'backup.cancel'>;
  stop(): void;
}

/** One file with the whole shop but the login, and the way back from it. */
export function createBackup(deps: BackupDeps): Backup {
  const { dataFolder, clock, work, publish } = deps;
  let running: AbortController | undefined;
  let picked: BackupSummary | undefined;

  /** One at a time: two would write to the same folder. */
  async function alone<Result>(act: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    if (running !== undefined) throw new AppError('backup-busy');
    running = new AbortController();
    try {
      return await act(running.signal);
    } finally {
      running = undefined;
      publish(null);
    }
  }

  async function save(signal: AbortSignal): Promise<boolean> {
    const say = createSay(await loadText(deps.readLanguage()));
    const madeAt = clock.now();
    const name = `${say('backup.fileName')} ${dayOf(madeAt, clock.timeZone())}.${backupExtension}`;
    const path = await deps.chooseTarget(name, say('backup.fileKind'));
    if (path === null) return false;
    const plan = { dataFolder, path, appVersion: deps.appVersion(), madeAt };
    const outcome = await work({ kind: 'write', ...plan }, tell('saving'), signal);
    if (outcome !== 'cancelled') return true;
    await Promise.all([forget(`${path}.new`), forget(join(dataFolder, workFolder))]);
    return false;
  }

  async function pick(signal: AbortSignal): Promise<BackupSummary | null> {
    picked = undefined;
    const say = createSay(await loadText(deps.readLanguage()));
    const path = await deps.chooseSource(say('backup.fileKind'));
    if (path === null) return null;
    const draft = join(dataFolder, draftFolder);
    const plan = { path, draftFolder: draft, now: clock.now() };
    const outcome = await work({ kind: 'read', ...plan }, tell('checking'), signal);
    if (outcome !== 'cancelled' && outcome !== null) {
      picked = outcome;
      return outcome;
    }
    await forget(draft);
    return null;
  }

  const tell = (kind: BackupWork['kind']) => (progress: Omit<BackupWork, 'kind'>) => {
    publish({ kind, ...progress });
  };

  return {
    handlers: {
      'backup.save': () => alone(save),
      'backup.pick': () => alone(pick),
      'backup.restore'() {
        if (picked === undefined) throw new AppError('not-found');
        picked = undefined;
        markReady(dataFolder);
        deps.startAnew();
      },
      async 'backup.cancel'() {
        running?.abort();
        if (picked === undefined) return;
        picked = undefined;
        await forget(join(dataFolder, draftFolder));
      },
    },
    stop: () => running?.abort(),
  };
}

async function forget(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

/** `2026-12-24`, on this computer's calendar. */
function dayOf(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}
