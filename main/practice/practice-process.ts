import type { FromBox, ToBox } from './process/box-messages.ts';
import { serveDeeds } from './process/serve-deeds.ts';

/** What Electron gives a utility process instead of `process.send`. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/**
 * The process of a practice box, started by Electron's utilityProcess or by Node's fork. Its console stays silent,
 * because libsignal writes sessions with their private keys there (libsignal 6.0.0 src/session_record.js:273).
 */
function runBox(): void {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => undefined;
  const { parentPort } = process as typeof process & { readonly parentPort?: ParentPort };
  if (parentPort) {
    const serve = serveDeeds((message: FromBox) => parentPort.postMessage(message));
    parentPort.on('message', ({ data }) => void serve(data as ToBox));
    return;
  }
  const serve = serveDeeds((message: FromBox) => process.send?.(message));
  process.on('message', (message) => void serve(message as ToBox));
  process.on('disconnect', () => process.exit(0));
}

runBox();
