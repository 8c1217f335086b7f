import type { BinaryNode, GroupMetadata, WASocket } from '@whiskeysockets/baileys';
import { AppError } from '../../../shared/failure.ts';
import type { Group, GroupId } from '../../../shared/groups.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { KeyStore } from '../key-store/key-store.ts';
import { describeGroup, type OwnAddresses } from './describe-group.ts';
import { readQueryCode } from './explain-link-end.ts';

export interface GroupBookNeeds {
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly log: Log;
  /** How long changes are gathered before they are asked for, and the least between two questions. */
  readonly refreshMs: number;
  readonly onChange: (groups: readonly Group[]) => void;
}

/** The account's groups as WhatsApp last told them, in memory only, under names that say nothing. */
export interface GroupBook {
  attach(sock: WASocket, settled: Promise<void>): void;
  detach(): void;
  /** Asks for all of them. @throws AppError `not-connected`, `rate-limited` */
  list(): Promise<readonly Group[]>;
  /** Untouched metadata for Baileys, which turns wrong for whole groups when addresses are rewritten; none when it may be old. */
  readFresh(address: string): GroupMetadata | undefined;
  markStale(address: string): void;
  /** WhatsApp's address of a group. @throws AppError `group-unknown` */
  readAddress(id: GroupId): string;
  /** 0 when messages stay. */
  readDisappearingSeconds(id: GroupId): number;
}

/** The key store's name for "this id is that address". */
const addressType = 'group-address';

/** After a refusal for too many questions. */
const quietMs = 60_000;

export function createGroupBook({ keys, clock, log, refreshMs, onChange }: GroupBookNeeds): GroupBook {
  const known = new Map<string, GroupMetadata>();
  const addresses = new Map<GroupId, string>();
  const stale = new Set<string>();
  let line: { readonly sock: WASocket; readonly own: OwnAddresses } | undefined;
  let isListComplete = false;
  let cancelRefresh: (() => void) | undefined;
  let shown = '';

  function describeAll(own: OwnAddresses): readonly Group[] {
    return [...known.values()].map((metadata) => describeGroup(metadata, nameGroup(metadata.id), own));
  }

  function nameGroup(address: string): GroupId {
    const id = keys.hash('group', address) as GroupId;
    if (!addresses.has(id)) {
      addresses.set(id, address);
      if (keys.read(addressType, [id])[id] === undefined) {
        keys
          .write({ [addressType]: { [id]: address } })
          .catch((error: unknown) => log.warn({ err: error }, 'the name of a group could not be kept'));
      }
    }
    return id;
  }

  function tellChange(own: OwnAddresses): readonly Group[] {
    const groups = describeAll(own);
    const looks = JSON.stringify(groups);
    if (looks !== shown) onChange(groups);
    shown = looks;
    return groups;
  }

  async function listAll(): Promise<readonly Group[]> {
    if (line === undefined) throw new AppError('not-connected');
    const { sock, own } = line;
    stale.clear();
    const all = await ask(() => sock.groupFetchAllParticipating());
    if (line?.sock !== sock) throw new AppError('not-connected');
    known.clear();
    for (const metadata of Object.values(all)) known.set(metadata.id, metadata);
    isListComplete = true;
    return tellChange(own);
  }

  async function refreshOne(address: string): Promise<void> {
    if (line === undefined) return;
    const { sock, own } = line;
    stale.delete(address);
    try {
      known.set(address, await sock.groupMetadata(address));
    } catch (error) {
      const code = readQueryCode(error);
      if (code === undefined || !isGone.has(code)) {
        stale.add(address);
        throw error;
      }
      known.delete(address);
    }
    if (line?.sock === sock) tellChange(own);
  }

  async function refresh(): Promise<void> {
    const [next] = stale;
    if (isListComplete && next !== undefined) await refreshOne(next);
    else if (!isListComplete) await listAll();
  }

  /** One question at a time, with a pause between them; more may become stale while it is answered. */
  function planRefresh(delayMs = refreshMs): void {
    if (cancelRefresh !== undefined || line === undefined) return;
    cancelRefresh = clock.after(delayMs, () => {
      refresh().then(
        () => planAgain(refreshMs),
        () => planAgain(quietMs),
      );
    });
  }

  function planAgain(delayMs: number): void {
    cancelRefresh = undefined;
    if (stale.size > 0 || !isListComplete) planRefresh(delayMs);
  }

  function markStale(address: string): void {
    stale.add(address);
    planRefresh();
  }

  return {
    attach(sock, settled) {
      line = { sock, own: readOwn(sock) };
      // Every change of a group comes as such a notification. Baileys' events are partial, and some never come.
      sock.ws.on('CB:notification,type:w:gp2', ({ attrs }: BinaryNode) => markStale(attrs.from ?? ''));
      sock.ws.on('CB:ib,,dirty', () => {
        isListComplete = false;
        planRefresh();
      });
      void settled.then(() => planRefresh(0));
    },
    detach() {
      line = undefined;
      isListComplete = false;
      cancelRefresh?.();
      cancelRefresh = undefined;
    },
    list: listAll,
    readFresh: (address) => (isListComplete && !stale.has(address) ? known.get(address) : undefined),
    markStale,
    readAddress(id) {
      const address = addresses.get(id) ?? keys.read(addressType, [id])[id];
      if (typeof address !== 'string') throw new AppError('group-unknown');
      return address;
    },
    readDisappearingSeconds: (id) => known.get(addresses.get(id) ?? '')?.ephemeralDuration ?? 0,
  };
}

/** WhatsApp's words for a group that the account is no longer in: not authorised, forbidden, not found. */
const isGone: ReadonlySet<number> = new Set([401, 403, 404]);

function readOwn(sock: WASocket): OwnAddresses {
  return { id: sock.user?.id ?? '', lid: sock.user?.lid };
}

async function ask<Result>(question: () => Promise<Result>): Promise<Result> {
  try {
    return await question();
  } catch (error) {
    const code = readQueryCode(error);
    if (code === 429) throw new AppError('rate-limited', { cause: error });
    if (code === 408 || code === 428) throw new AppError('not-connected', { cause: error });
    throw error;
  }
}
