import { answerReading } from './process/answer-reading.ts';
import type { ToReader } from './process/messages.ts';

/** What Electron gives a utility process instead of `process.send`. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** The process that reads one spreadsheet, started by Electron's utilityProcess or by Node's fork. Main ends it. */
function runReader(): void {
  const { parentPort } = process as typeof process & { readonly parentPort?: ParentPort };
  if (parentPort) {
    parentPort.on('message', ({ data }) => {
      for (const answer of answerReading(data as ToReader)) parentPort.postMessage(answer);
    });
    return;
  }
  process.on('message', (message) => {
    for (const answer of answerReading(message as ToReader)) process.send?.(answer);
  });
  process.on('disconnect', () => process.exit(0));
}

runReader();
