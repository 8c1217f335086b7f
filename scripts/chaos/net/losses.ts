import type { PracticeServer } from '../../../main/practice/practice-box.ts';

/** The ways in which a connection is lost. */
export const lossKinds = ['drop', 'mute', 'half-open', '503', '515', '428', 'slow-acks'] as const;

export type LossKind = (typeof lossKinds)[number];

/** Every kind equally often, in an order that the seed decides. */
export function planLosses(count: number, random: () => number): LossKind[] {
  const plan = Array.from({ length: count }, (_, index) => lossKinds[index % lossKinds.length] ?? 'drop');
  for (let index = plan.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [plan[index], plan[other]] = [plan[other] ?? 'drop', plan[index] ?? 'drop'];
  }
  return plan;
}

/** How late an acknowledgement is that never comes, because its connection is lost first. */
const slowAckMs = 2_000;

/** Loses the connection that is there, and lets a new one be well. */
export async function lose(server: PracticeServer, kind: LossKind): Promise<void> {
  switch (kind) {
    case 'drop':
      return server.dropConnection();
    case 'mute':
      return server.goMute();
    case 'half-open':
      return server.goHalfOpen();
    case 'slow-acks':
      return loseBeforeAck(server);
    default:
      return server.endStream(Number(kind));
  }
}

async function loseBeforeAck(server: PracticeServer): Promise<void> {
  await server.delayAcks(slowAckMs);
  const before = await server.countQueries('message');
  // There may be nothing under way just now; then it is an ordinary loss.
  for (const deadline = Date.now() + slowAckMs / 2; Date.now() < deadline; ) {
    if ((await server.countQueries('message')) > before) break;
  }
  await server.dropConnection();
  await server.delayAcks(0);
}
