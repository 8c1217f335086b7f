import type { ReachoutTimelockState } from '@whiskeysockets/baileys';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { KeyStore } from '../key-store/key-store.ts';
import type { AccountStanding, PostOutcome } from '../whatsapp.ts';
import { decideQuiet, type QuietMemory, restrictedPauseMs } from './decide-quiet.ts';

export interface StandingNeeds {
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: (standing: AccountStanding) => void;
  /** WhatsApp says that the account is restricted, but not until when. */
  readonly onRestricted: () => void;
}

/** What WhatsApp has said of the account. It outlives the app, because a restart is no reason to go on. */
export interface Standing {
  read(): AccountStanding;
  /** How long nothing may leave, in milliseconds; 0 when it may. */
  quietMs(): number;
  /** Learns from what became of a message. @returns the outcome with the pause that is really kept */
  note(outcome: PostOutcome): PostOutcome;
  noteTimeLock(state: ReachoutTimelockState): void;
  /** The account is another one from now on. What is kept was deleted with its login. */
  forget(): void;
}

interface Memory {
  readonly timeLock: AccountStanding['timeLock'];
  readonly quiet: QuietMemory | null;
  readonly unknownCode: AccountStanding['unknownCode'];
}

const nothing: Memory = { timeLock: null, quiet: null, unknownCode: null };

/** The key store's name for how the account stands. */
const standingType = 'account-standing';

export function createStanding({ keys, clock, log, onChange, onRestricted }: StandingNeeds): Standing {
  let memory = readKept(keys, log);

  function change(next: Partial<Memory>): void {
    memory = { ...memory, ...next };
    keys
      .write({ [standingType]: { now: memory } })
      .catch((error: unknown) => log.warn({ err: error }, 'how the account stands could not be kept'));
    onChange(read());
  }

  /** No pause is longer than it was when it was asked for, except that the computer's clock was set back. */
  function readQuiet(): QuietMemory | null {
    const { quiet } = memory;
    if (quiet === null) return null;
    const longest = clock.now() + (quiet.until - quiet.requestedAt);
    return quiet.until <= longest ? quiet : { ...quiet, until: longest };
  }

  function read(): AccountStanding {
    const quiet = readQuiet();
    const isQuiet = quiet !== null && quiet.until > clock.now();
    const { timeLock, unknownCode } = memory;
    const isLocked = timeLock !== null && (timeLock.until ?? Number.POSITIVE_INFINITY) > clock.now();
    return {
      timeLock: isLocked ? timeLock : null,
      quiet: isQuiet ? { until: quiet.until, code: quiet.code } : null,
      unknownCode,
    };
  }

  const quietMs = () => Math.max(0, (readQuiet()?.until ?? 0) - clock.now());

  function askForQuiet(code: number): void {
    const lockedUntil = read().timeLock?.until ?? null;
    change({ quiet: decideQuiet(readQuiet(), code, lockedUntil, clock.now()) });
    if (code === 463 && lockedUntil === null) onRestricted();
  }

  return {
    read,
    quietMs,
    note(outcome) {
      if (outcome.kind === 'refused' && outcome.reason === 'refused-by-whatsapp') {
        change({ unknownCode: { code: outcome.code, at: clock.now() } });
      }
      if (outcome.kind !== 'rate-limited') return outcome;
      askForQuiet(outcome.code ?? 429);
      return { ...outcome, pauseMs: quietMs() };
    },
    noteTimeLock({ isActive, timeEnforcementEnds }) {
      const now = clock.now();
      const until = timeEnforcementEnds?.getTime() ?? null;
      if (isActive && (until ?? now + 1) > now) {
        const requestCount = memory.quiet?.requestCount ?? 0;
        const quietUntil = Math.max(until ?? now + restrictedPauseMs, readQuiet()?.until ?? 0);
        change({
          timeLock: { until },
          quiet: { requestCount, requestedAt: now, until: quietUntil, code: 463 },
        });
        return;
      }
      if (memory.timeLock === null) return;
      // Lifted: what was kept quiet for it may go on, but not what was asked for with 429.
      change({ timeLock: null, quiet: memory.quiet?.code === 463 ? null : memory.quiet });
    },
    forget() {
      memory = nothing;
      onChange(read());
    },
  };
}

/** What cannot be read is no reason not to start: WhatsApp says it again soon enough. */
function readKept(keys: KeyStore, log: Log): Memory {
  try {
    return { ...nothing, ...(keys.read(standingType, ['now']).now as Partial<Memory> | undefined) };
  } catch (error) {
    log.warn({ err: error }, 'how the account stands could not be read');
    return nothing;
  }
}
