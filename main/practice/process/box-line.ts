import type { BoxOptions } from '../practice-box.ts';
import type { BoxFacts, FromBox, ToBox } from './box-messages.ts';

/** A process that runs `practice-process`: Electron's `UtilityProcess` fits as it is. */
export interface BoxProcess {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number | null) => void): unknown;
  kill(): unknown;
}

/** Does a deed in the other process and gives what it answers. */
export type DoDeed = (actor: string, deed: string, args: readonly unknown[]) => Promise<unknown>;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the box in that process. @throws Error when it cannot start, or ends before it has */
export function openLine(
  process: BoxProcess,
  options: BoxOptions,
): Promise<{ readonly facts: BoxFacts; readonly doDeed: DoDeed }> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let hasEnded = false;
  const send = (message: ToBox) => process.postMessage(message);
  const doDeed: DoDeed = (actor, deed, args) =>
    new Promise((resolve, reject) => {
      if (hasEnded) {
        reject(new Error('the practice box has ended'));
        return;
      }
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      send({ kind: 'do', id: lastId, actor, deed, args });
    });

  return new Promise((resolve, reject) => {
    process.on('message', (received) => {
      const message = received as FromBox;
      if (message.kind === 'started') resolve({ facts: message.box, doDeed });
      else if (message.kind === 'not-started') reject(new Error(message.why));
      else settle(waiting, message);
    });
    process.on('exit', () => {
      hasEnded = true;
      const ended = new Error('the practice box has ended');
      reject(ended);
      for (const each of waiting.values()) each.reject(ended);
      waiting.clear();
    });
    send({ kind: 'start', options });
  });
}

function settle(waiting: Map<number, Waiting>, message: Extract<FromBox, { id: number }>): void {
  const each = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.kind === 'done') each?.resolve(message.value);
  else each?.reject(new Error(message.why));
}
