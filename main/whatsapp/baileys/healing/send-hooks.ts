import type { WASocket } from '@whiskeysockets/baileys';
import type { HealingKind } from '../../../../shared/healing.ts';
import type { Clock } from '../../../system/clock.ts';
import type { KeyStore } from '../../key-store/key-store.ts';
import type { OutdatedCode } from '../decide-outcome.ts';
import type { Engine, EngineLoader } from '../engine.ts';
import type { GroupBook } from '../group-book.ts';
import { markUnfinished, renewGroupKey, renewKeyIfUnfinished, unmarkUnfinished } from '../group-key.ts';
import { renewKeyAfterRestore } from '../renew-after-restore.ts';
import { noPreflight, type Preflight, preflight } from './preflight.ts';

/** What is done around each message. Addresses are WhatsApp's, of a group or of the own chat. */
export interface SendHooks {
  /** Before it, when nothing of the one before is under way any more. @throws AppError when it must not leave */
  readonly onBegin: (sock: WASocket, address: string) => Promise<Preflight>;
  /** WhatsApp has it, and what Baileys had to write down for it is on the disk. */
  readonly onSent: (address: string) => Promise<void>;
  /** It has not left after all. */
  readonly onNotSent: (address: string) => Promise<void>;
  /** Something on this computer kept it from leaving: it is tried once more. */
  readonly onBroken: (sock: WASocket, address: string) => Promise<void>;
  /** WhatsApp took the message for one of another addressing (421), or for devices that are gone (479). */
  readonly onOutdated: (address: string, code: OutdatedCode) => void;
}

export interface SendHooksNeeds {
  readonly keys: KeyStore;
  readonly clock: Clock;
  /** Until a question that a message waits for is asked once more, in milliseconds. */
  readonly questionMs: number;
  readonly engine: EngineLoader;
  readonly book: Pick<GroupBook, 'need' | 'markStale'>;
  /** @param group WhatsApp's address of it; `null` when it is about more than one */
  readonly onHealing: (kind: HealingKind, group: string | null) => void;
}

/** Sees to it that all members of a group can read each message to it, and the one after it. */
export function createSendHooks(needs: SendHooksNeeds): SendHooks {
  const { keys, clock, questionMs, engine, book } = needs;

  async function prepareGroup(sock: WASocket, group: string, loaded: Engine): Promise<Preflight> {
    const onHealing = (kind: HealingKind) => needs.onHealing(kind, group);
    if (await renewKeyIfUnfinished(sock, keys, group)) onHealing('key-renewed');
    if (await renewKeyAfterRestore(sock, keys, group)) onHealing('key-renewed');
    const readGroup = book.need;
    const flight = await preflight(sock, group, { clock, questionMs, engine: loaded, readGroup, onHealing });
    await markUnfinished(keys, group);
    return flight;
  }

  async function unmark(address: string): Promise<void> {
    if (isGroup(address)) await unmarkUnfinished(keys, address);
  }

  return {
    async onBegin(sock, address) {
      const loaded = await engine.load();
      await loaded.journal.stepOver(sock);
      loaded.reach.begin();
      return isGroup(address) ? prepareGroup(sock, address, loaded) : noPreflight;
    },
    onSent: unmark,
    onNotSent: unmark,
    async onBroken(sock, address) {
      if (!isGroup(address)) return;
      await renewGroupKey(sock, address);
      needs.onHealing('key-renewed', address);
    },
    onOutdated(address, code) {
      if (code === 421) book.markStale(address);
      else engine.read()?.forgetDevices();
      needs.onHealing('group-refreshed', isGroup(address) ? address : null);
    },
  };
}

function isGroup(address: string): boolean {
  return address.endsWith('@g.us');
}
