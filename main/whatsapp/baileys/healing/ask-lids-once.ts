import type { SocketConfig } from '@whiskeysockets/baileys';
import { withDeadline } from '../with-deadline.ts';
import type { Patience } from './ask-twice.ts';

type AskLids = NonNullable<Parameters<SocketConfig['makeSignalRepository']>[2]>;

const rememberedMs = 10 * 60_000;

/**
 * Asks for the LID of a phone number, and for a while not again when there is none: Baileys would ask each time that
 * it looks for a session with one of the person's devices, and wait for ever when no answer comes
 * (7.0.0-rc14, lib/Signal/lid-mapping.js:149-191).
 */
export function askLidsOnce({ clock, questionMs }: Patience, ask: AskLids): AskLids {
  const unknownUntil = new Map<string, number>();

  return async (numbers) => {
    const now = clock.now();
    const open = numbers.filter((number) => (unknownUntil.get(number) ?? 0) <= now);
    if (open.length === 0) return [];
    const pairs = await withDeadline(
      clock,
      questionMs,
      () => ask(open),
      () => new Error('no answer'),
    ).catch(() => undefined);
    const found = new Set(pairs?.map(({ pn }) => pn));
    for (const number of open) {
      if (!found.has(number)) unknownUntil.set(number, now + rememberedMs);
    }
    return pairs;
  };
}
