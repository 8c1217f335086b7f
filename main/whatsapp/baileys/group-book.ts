import type { BinaryNode, GroupMetadata, WASocket } from '@whiskeysockets/baileys';
import { AppError } from '../../../shared/failure.ts';
import type { GroupFacts } from '../../../shared/groups.ts';
import type { Clock } from '../../system/clock.ts';
import { describeGroup } from './describe-group.ts';
import { readQueryCode } from './explain-link-end.ts';
import { createGroupCache } from './group-cache.ts';
import type { GroupNames } from './group-names.ts';
import { askTwice } from './healing/ask-twice.ts';
import { type OwnAddresses, readOwnAddresses } from './own-addresses.ts';
import { createRefreshPlan } from './refresh-plan.ts';
import { withDeadline } from './with-deadline.ts';

export interface GroupBookNeeds {
  readonly names: GroupNames;
  readonly clock: Clock;
  readonly queryMs: number;
  readonly questionMs: number;
  /** How long changes are gathered before they are asked for, and the least between two questions. */
  readonly refreshMs: number;
  readonly onChange: (groups: readonly GroupFacts[]) => void;
  /** The whole list was asked for and is here. */
  readonly onListed: () => void;
}

/** The account's groups as WhatsApp last told them, in memory only. */
export interface GroupBook {
  attach(sock: WASocket, settled: Promise<void>): void;
  detach(): void;
  /** Asks for all of them. @throws AppError `not-connected`, `rate-limited` */
  list(): Promise<readonly GroupFacts[]>;
  /** Untouched metadata for Baileys, which goes wrong for whole groups when addresses are rewritten; none when it may be old. */
  readFresh(address: string): GroupMetadata | undefined;
  /** The same, asked for if need be. @throws AppError `server-silent`, and what WhatsApp refuses it with */
  need(address: string): Promise<GroupMetadata>;
  markStale(address: string): void;
  /** Asks for one group now. @throws AppError `not-connected`, `rate-limited` */
  refresh(address: string): Promise<void>;
}

/** WhatsApp's words for a group that the account is no longer in: not authorised, forbidden, not found. */
const isGone: ReadonlySet<number> = new Set([401, 403, 404]);

export function createGroupBook(needs: GroupBookNeeds): GroupBook {
  const { names, clock, queryMs, questionMs, refreshMs, onChange, onListed } = needs;
  const cache = createGroupCache();
  let line: { readonly sock: WASocket; readonly own: OwnAddresses } | undefined;
  let shown = '';

  function tellChange(own: OwnAddresses): readonly GroupFacts[] {
    const groups = Array.from(cache.all(), (metadata) => {
      const { id: address, ephemeralDuration: disappearingSeconds = 0 } = metadata;
      const id = names.give({ address, disappearingSeconds });
      return describeGroup(metadata, { id, nameOf: names.nameOf, own });
    });
    const looks = JSON.stringify(groups);
    if (looks !== shown) onChange(groups);
    shown = looks;
    return groups;
  }

  const ask = <Result>(question: () => Promise<Result>) =>
    withDeadline(clock, queryMs, question, () => new AppError('not-connected'));

  async function list(): Promise<readonly GroupFacts[]> {
    if (line === undefined) throw new AppError('not-connected');
    const { sock, own } = line;
    cache.clearStale();
    const all = await ask(() => sock.groupFetchAllParticipating()).catch((error: unknown) => {
      throw line?.sock === sock ? explain(error) : new AppError('not-connected', { cause: error });
    });
    if (line?.sock !== sock) throw new AppError('not-connected');
    cache.takeAll(Object.values(all));
    const groups = tellChange(own);
    onListed();
    return groups;
  }

  async function renew<Found extends GroupMetadata | undefined>(
    address: string,
    question: (sock: WASocket) => Promise<Found>,
  ): Promise<Found> {
    if (line === undefined) throw new AppError('not-connected');
    const { sock, own } = line;
    const found = await cache.renew(address, () => question(sock));
    if (line?.sock === sock && cache.isComplete()) tellChange(own);
    return found;
  }

  /** @returns `undefined` when the account is no longer in it */
  const refresh = (address: string) =>
    renew(address, (sock) =>
      ask(() => sock.groupMetadata(address)).catch((error: unknown) => {
        if (isGone.has(readQueryCode(error) ?? 0)) return undefined;
        throw error;
      }),
    );

  const refreshes = createRefreshPlan({
    clock,
    pauseMs: refreshMs,
    async ask() {
      const stale = cache.findStale();
      if (!cache.isComplete()) await list();
      else if (stale !== undefined) await refresh(stale);
    },
    hasMore: () => cache.findStale() !== undefined || !cache.isComplete(),
  });

  function markStale(address: string): void {
    cache.markStale(address);
    if (line !== undefined) refreshes.plan();
  }

  return {
    attach(sock, settled) {
      line = { sock, own: readOwnAddresses(sock) };
      // Every change of a group comes as such a notification. Baileys' events are partial, and some never come.
      sock.ws.on('CB:notification,type:w:gp2', ({ attrs }: BinaryNode) => markStale(attrs.from ?? ''));
      sock.ws.on('CB:ib,,dirty', () => {
        cache.distrust();
        refreshes.plan();
      });
      void settled.then(() => {
        if (line?.sock === sock) refreshes.plan(0);
      });
    },
    detach() {
      line = undefined;
      cache.distrust();
      refreshes.stop();
    },
    list,
    readFresh: cache.readFresh,
    async need(address) {
      const fresh = cache.readFresh(address);
      if (fresh !== undefined) return fresh;
      return renew(address, async (sock) => {
        const metadata = await askTwice({ clock, questionMs }, () => sock.groupMetadata(address));
        if (metadata === undefined) throw new AppError('server-silent');
        return metadata;
      });
    },
    markStale,
    async refresh(address) {
      await refresh(address).catch((error: unknown) => {
        throw explain(error);
      });
    },
  };
}

function explain(error: unknown): unknown {
  const code = readQueryCode(error);
  if (code === 429) return new AppError('rate-limited', { cause: error });
  if (code === 408 || code === 428) return new AppError('not-connected', { cause: error });
  return error;
}
