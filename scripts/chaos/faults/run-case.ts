import type {
  DeviceReading,
  GroupPlan,
  PracticeGroup,
  QueryKind,
} from '../../../main/practice/practice-box.ts';
import { seededRandom } from '../../../main/practice/server/random.ts';
import type { Fault } from './fault.ts';
import type { Scene } from './scene.ts';
import type { Posted, Side } from './side.ts';

/** One fault or two in one group, the same for both sides. */
export interface Case {
  readonly number: number;
  readonly faults: readonly Fault[];
  readonly plan: Omit<GroupPlan, 'name'>;
  readonly seed: number;
}

/** What came of the message that met the faults, and of those after it. Devices, by the box's own record. */
export interface CaseResult {
  readonly deviceCount: number;
  readonly atFirst: number;
  readonly later: number;
  readonly never: number;
  /** Devices that got a message without ever having been given its key. */
  readonly withoutKey: number;
  /** How often it was tried until the server took it: more than once where it was held back, or failed. */
  readonly tries: number;
  /** Of the message after it: devices that could not read it at first. */
  readonly nextNotAtFirst: number;
  /** What a further message costs once all is well: first messages of sessions, and questions to the server. */
  readonly costPkmsgs: number;
  readonly costQuestions: number;
  /** Of the questions, those for the keys of devices: what one dead device may cost. */
  readonly costKeyQuestions: number;
}

/**
 * A message that did not leave is sent again, as a person does; the fault ends after the second time. Each time the
 * app's outbox tries by itself as often as it sees fit.
 */
const mostRounds = 5;
const pauseMs = 250;
/** So long nothing new was read: whoever could not read it by then never will. */
const quietMs = 6_000;
const longestMs = 40_000;

export async function runCase(side: Side, { number, faults, plan, seed }: Case): Promise<CaseResult> {
  const name = `Grupo ${number}`;
  const group = await side.box.addGroup({ ...plan, name });
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('there is nothing to pick from');
    return item;
  };
  const post = (place: number) =>
    side.post(group, `3EB0${hex(number, 8)}${hex(place, 10)}`, `${name}: ${place}`);
  await side.meet(group);
  await settle();

  const isAmongFriends = faults.some(({ stage }) => stage === 'friends');
  let strangers = group.members;
  if (isAmongFriends) {
    await whenRead(group, (await post(1)).messageId);
    if (faults.some(({ stage }) => stage === 'strangers')) {
      strangers = [await group.addMember(2), await group.addMember(1)];
      await settle();
    }
  }
  const scene: Scene = { side, group, addressing: plan.addressing ?? 'lid', strangers, pick };
  for (const fault of faults) await fault.strike(scene);
  await settle();

  const mend = async () => {
    for (const fault of faults) await fault.mend?.(scene);
  };
  let posted = await post(2);
  let tries = posted.tryCount;
  for (let round = 1; round < mostRounds && !posted.isTaken; round += 1) {
    if (round === 2) await mend();
    await settle();
    posted = await post(2);
    tries += posted.tryCount;
  }
  await mend();
  const judged = await whenRead(group, posted.messageId);
  const next = await whenRead(group, await postUntilTaken(post, 3));
  const cost = await measureCost(side, group, () => postUntilTaken(post, 4));
  return { ...judged, tries, nextNotAtFirst: next.deviceCount - next.atFirst, ...cost };
}

/** @returns the id of the message */
async function postUntilTaken(post: (place: number) => Promise<Posted>, place: number): Promise<string> {
  let posted = await post(place);
  for (let round = 1; round < mostRounds && !posted.isTaken; round += 1) {
    await settle();
    posted = await post(place);
  }
  return posted.messageId;
}

type Counts = Pick<CaseResult, 'deviceCount' | 'atFirst' | 'later' | 'never' | 'withoutKey'>;

/** Waits until every living device has read it, or until nothing more happens. */
async function whenRead(group: PracticeGroup, messageId: string): Promise<Counts> {
  const startedAt = Date.now();
  let [lastCount, lastAt] = [-1, Date.now()];
  for (;;) {
    const counts = await count(group, messageId);
    const readCount = counts.atFirst + counts.later;
    if (readCount !== lastCount) [lastCount, lastAt] = [readCount, Date.now()];
    const now = Date.now();
    if (counts.never === 0 || now - lastAt > quietMs || now - startedAt > longestMs) return counts;
    await settle();
  }
}

async function count(group: PracticeGroup, messageId: string): Promise<Counts> {
  const living = new Set((await group.inbox()).map(nameOf));
  const readings = (await group.readings()).filter(
    (reading) => reading.messageId === messageId && living.has(nameOf(reading)),
  );
  const atFirst = readings.filter(({ when }) => when === 'at-first').length;
  const later = readings.filter(({ when }) => when === 'later').length;
  const withoutKey = readings.filter(({ trouble }) => trouble === 'no sender key').length;
  return { deviceCount: living.size, atFirst, later, never: living.size - atFirst - later, withoutKey };
}

const nameOf = ({ member, device }: Pick<DeviceReading, 'member' | 'device'>) => `${member}:${device}`;

/** What a client may ask because of a message. */
const questions: readonly QueryKind[] = ['usync', 'prekeys', 'group', 'groups', 'media-conn'];

async function measureCost(side: Side, group: PracticeGroup, post: () => Promise<string>) {
  const countAll = async () => {
    let sum = 0;
    for (const kind of questions) sum += await side.box.server.countQueries(kind);
    return sum;
  };
  const countForKeys = () => side.box.server.countQueries('prekeys');
  const [before, beforeForKeys] = [await countAll(), await countForKeys()];
  const messageId = await post();
  const costQuestions = (await countAll()) - before;
  const costKeyQuestions = (await countForKeys()) - beforeForKeys;
  const own = (await group.stanzas()).filter((stanza) => stanza.messageId === messageId);
  return {
    costPkmsgs: own.reduce((sum, { pkmsgCount }) => sum + pkmsgCount, 0),
    costQuestions,
    costKeyQuestions,
  };
}

const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');

/** Longer than what a client does after a loopback round trip. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pauseMs));
}
