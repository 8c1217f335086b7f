import type { BroadcastId } from '../../shared/broadcasts.ts';
import type { MissedAnswer } from '../../shared/schedules.ts';
import { openSender, type Sender, type SenderOptions, secondMs } from './open-sender.ts';

/** A broadcast to three groups that was cut off after the first, in the app that is started again so long after. */
export async function startAfter(offMs: number, options: SenderOptions = {}) {
  const before = await cutOffAfterOne(options);
  await before.clock.run(offMs);
  return { ...before, sender: await before.startAgain() };
}

/** One group has it, and the app has ended: as in a power cut nothing more is written. */
async function cutOffAfterOne(options: SenderOptions = {}) {
  const first = await openSender({ ...options, stopsAtEnd: false });
  const id = await first.start(three);
  await first.clock.run(secondMs);
  await first.broadcasts.stop();
  const { shop, clock, far } = first;
  const startAgain = (again: SenderOptions = {}) => openSender({ ...options, ...again, shop, clock, far });
  return { id, clock, far, startAgain };
}

/** What she says in the window of one that was cut off, or of all of them. */
export function answer(
  { handlers }: Pick<Sender, 'handlers'>,
  id: BroadcastId | null,
  given: MissedAnswer,
): void {
  handlers['broadcasts.answerInterrupted']({ id, answer: given });
}

export const three = ['Clientes', 'Vizinhos', 'Família'];

/** What the window shows of the three, once it asks. */
export const cutOff = ['sent', 'held: interrupted', 'held: interrupted'];
