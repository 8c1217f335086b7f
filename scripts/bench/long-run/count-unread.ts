import type { DeviceInbox } from '../../../main/practice/practice-box.ts';

/** Device by device: each must hold `promo 0`, `promo 1` … once, in this order, whatever else stands in their texts. */
export function countUnread(inboxes: readonly DeviceInbox[], sendCount: number): number {
  const numbers = Array.from({ length: sendCount }, (_, index) => String(index));
  const missing = inboxes.map(
    ({ entries }) => numbers.filter((number, index) => readNumber(entries[index]?.text) !== number).length,
  );
  return missing.reduce((sum, count) => sum + count, 0);
}

const readNumber = (text = ''): string | undefined => /promo (\d+)/.exec(text)?.[1];
