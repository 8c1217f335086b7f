import type { BinaryNode, GroupMetadata, WASocket } from '@whiskeysockets/baileys';
import { AppError } from '../../../shared/failure.ts';
import type { GroupFacts } from '../../../shared/groups.ts';
import type { Clock } from '../../system/clock.ts';
import { describeGroup, type OwnAddresses } from './describe-group.ts';
import { readQueryCode } from './explain-link-end.ts';
import type { GroupNames } from './group-names.ts';
import { askTwice } from './healing/ask-twice.ts';
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
  const known = new Map<string, GroupMetadata>();
  const stale = new Set<string>();
  /** Asked for one by one over this connection. */
  const asked = new Set<string>();
  let line: { readonly sock: WASocket; readonly own: OwnAddresses } | undefined;
  let isListComplete = false;
  let shown = '';

  function tellChange(own: OwnAddresses): readonly GroupFacts[] {
    const groups = [...known.values()].map((metadata) => {
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

  async function listAll(): Promise<readonly GroupFacts[]> {
    if (line === undefined) throw new AppError('not-connected');
    const { sock, own } = line;
    stale.clear();
    const all = await ask(() => sock.groupFetchAllParticipating()).catch((error: unknown) => {
      throw line?.sock === sock ? explain(error) : new AppError('not-connected', { cause: error });
    });
    if (line?.sock !== sock) throw new AppError('not-connected');
    known.clear();
    for (const metadata of Object.values(all)) known.set(metadata.id, metadata);
    isListComplete = true;
    const groups = tellChange(own);
    onListed();
    return groups;
  }

  function learn(address: string, metadata: GroupMetadata): void {
    known.set(address, metadata);
    asked.add(address);
  }

  function readFresh(address: string): GroupMetadata | undefined {
    return (isListComplete || asked.has(address)) && !stale.has(address) ? known.get(address) : undefined;
  }

  async function need(address: string): Promise<GroupMetadata> {
    const fresh = readFresh(address);
    if (fresh !== undefined) return fresh;
    if (line === undefined) throw new AppError('not-connected');
    const { sock, own } = line;
    stale.delete(address);
    try {
      const metadata = await askTwice({ clock, questionMs }, () => sock.groupMetadata(address));
      if (metadata === undefined) throw new AppError('server-silent');
      learn(address, metadata);
      if (line?.sock === sock && isListComplete) tellChange(own);
      return metadata;
    } catch (error) {
      stale.add(address);
      throw error;
    }
  }

  async function refreshOne(address: string): Promise<void> {
    if (line === undefined) return;
    const { sock, own } = line;
    stale.delete(address);
    try {
      learn(address, await ask(() => sock.groupMetadata(address)));
    } catch (error) {
      const code = readQueryCode(error);
      if (code === undefined || !isGone.has(code)) {
        stale.add(address);
        throw error;
      }
      known.delete(address);
    }
    if (line?.sock === sock && isListComplete) tellChange(own);
  }

  async function refresh(): Promise<void> {
    const [next] = stale;
    if (!isListComplete) await listAll();
    else if (next !== undefined) await refreshOne(next);
  }

  const refreshes = createRefreshPlan({
    clock,
    pauseMs: refreshMs,
    ask: refresh,
    hasMore: () => stale.size > 0 || !isListComplete,
  });

  function markStale(address: string): void {
    stale.add(address);
    if (line !== undefined) refreshes.plan();
  }

  return {
    attach(sock, settled) {
      line = { sock, own: { id: sock.user?.id ?? '', lid: sock.user?.lid } };
      // Every change of a group comes as such a notification. Baileys' events are partial, and some never come.
      sock.ws.on('CB:notification,type:w:gp2', ({ attrs }: BinaryNode) => markStale(attrs.from ?? ''));
      sock.ws.on('CB:ib,,dirty', () => {
        isListComplete = false;
        asked.clear();
        refreshes.plan();
      });
      void settled.then(() => {
        if (line?.sock === sock) refreshes.plan(0);
      });
    },
    detach() {
      line = undefined;
      isListComplete = false;
      asked.clear();
      refreshes.stop();
    },
    list: listAll,
    readFresh,
    need,
    markStale,
    async refresh(address) {
      if (line === undefined) throw new AppError('not-connected');
      await refreshOne(address).catch((error: unknown) => {
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
