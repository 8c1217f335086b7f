import type { PracticeBox } from '../../../main/practice/practice-box.ts';
import type { KeptDelivery } from '../../measure/app/deliveries.ts';

/** What the members' devices hold, beside what the app says. The box's record is the judge. */
export interface Verdict {
  readonly sentCount: number;
  readonly unknownCount: number;
  /** *Sent*, and some device does not show it. */
  readonly sentButMissing: number;
  /** *Unknown* at the end, although a device shows it: it should have settled by itself. */
  readonly unknownButTaken: number;
  /** Neither sent nor unknown, and yet a device shows it. */
  readonly notSentButHeld: number;
  /** A promo under two ids in one group. */
  readonly underTwoIds: number;
  /** A device that shows the same promo twice. */
  readonly shownTwice: number;
  /** A message that came again under its own id, which a chat shows once. */
  readonly repeatedUnderSameId: number;
}

export async function judge(box: PracticeBox, deliveries: readonly KeptDelivery[]): Promise<Verdict> {
  const verdict = {
    ...{ sentCount: 0, unknownCount: 0, sentButMissing: 0, unknownButTaken: 0 },
    ...{ notSentButHeld: 0, underTwoIds: 0, shownTwice: 0, repeatedUnderSameId: 0 },
  };
  for (const [groupName, own] of Map.groupBy(deliveries, (delivery) => delivery.groupName)) {
    const inboxes = await box.group(groupName).inbox();
    for (const { text, state } of own) {
      const held = inboxes.map(({ entries }) => entries.filter((entry) => entry.text === text));
      const ids = new Set(held.flat().map(({ messageId }) => messageId));
      const isHeld = ids.size > 0;
      if (state === 'sent') verdict.sentCount += 1;
      if (state === 'unknown') verdict.unknownCount += 1;
      if (state === 'sent' && held.some((entries) => entries.length === 0)) verdict.sentButMissing += 1;
      if (state === 'unknown' && isHeld) verdict.unknownButTaken += 1;
      if (state !== 'sent' && state !== 'unknown' && isHeld) verdict.notSentButHeld += 1;
      if (ids.size > 1) verdict.underTwoIds += 1;
      verdict.shownTwice += held.filter((entries) => entries.length > 1).length;
      verdict.repeatedUnderSameId += held.flat().filter(({ copies }) => copies > 1).length;
    }
  }
  return verdict;
}
