/** What is known of one message when devices ask for it again. Addresses of devices are the keys. */
export interface AskedAgain {
  /** Who waits for an answer. */
  readonly waiting: readonly { readonly device: string; readonly isPhone: boolean }[];
  /** Who got one already, and when the last time. */
  readonly answers: ReadonlyMap<string, Answered>;
  /** When the message last went to the whole group again. */
  readonly repeatedToAllAt: number | undefined;
  readonly now: number;
  readonly windowMs: number;
}

export interface Answered {
  readonly isPhone: boolean;
  readonly count: number;
  readonly at: number;
}

export interface Repeats {
  /** Phones that one repeat to the whole group serves now; none when nothing goes to the whole group. */
  readonly byOneToAll: readonly string[];
  /** Devices that get a copy of their own now. */
  readonly each: readonly string[];
  /** Devices that had their chances. */
  readonly givenUp: readonly string[];
  /** When those that must wait are to be looked at again; `undefined` when nobody waits. */
  readonly nextAt: number | undefined;
}

/**
 * From so many phones on it is not the phones that are at fault but our belief that the group has its key. Fewer get
 * a copy each, as WhatsApp's own clients do it: a repeat to all reaches also those who have read the message.
 */
const manyPhones = 4;

/** A device that could read none of so many copies will not read the next one. */
const mostAnswers = 5;

/**
 * Who is answered how. Answered as they come, as Baileys does, 50 phones would get 50 repeats to the whole group
 * (7.0.0-rc14, lib/Socket/messages-recv.js:1075, 1142-1149). Here no device gets more than one copy of its own in
 * a window, the group gets no more than one repeat in it, and whoever must wait is answered when it ends.
 */
export function decideRepeats({ waiting, answers, repeatedToAllAt, now, windowMs }: AskedAgain): Repeats {
  const endOf = (at: number | undefined): number => (at === undefined ? now : Math.max(now, at + windowMs));
  const dueAt = ({ device, isPhone }: AskedAgain['waiting'][number]): number =>
    Math.max(endOf(answers.get(device)?.at), isPhone ? endOf(repeatedToAllAt) : now);

  const givenUp = waiting.filter(({ device }) => (answers.get(device)?.count ?? 0) >= mostAnswers);
  const hopeful = waiting.filter((ask) => !givenUp.includes(ask));
  const phones = hopeful.filter(({ isPhone }) => isPhone);
  const served = [...answers].filter(([, { isPhone, at }]) => isPhone && at + windowMs > now);
  const askers = new Set([...phones.map(({ device }) => device), ...served.map(([device]) => device)]);
  // It reaches every phone that waits, also those whose own window has not ended.
  const goesToAll = askers.size >= manyPhones && phones.some((phone) => dueAt(phone) === now);

  const others = goesToAll ? hopeful.filter(({ isPhone }) => !isPhone) : hopeful;
  const later = others.map(dueAt).filter((at) => at > now);
  return {
    byOneToAll: goesToAll ? phones.map(({ device }) => device) : [],
    each: others.filter((ask) => dueAt(ask) === now).map(({ device }) => device),
    givenUp: givenUp.map(({ device }) => device),
    nextAt: later.length === 0 ? undefined : Math.min(...later),
  };
}
