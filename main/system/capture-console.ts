import type { Log } from './log.ts';

const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir'] as const;

/**
 * Silences `console.*` of this process, counting instead of printing: libsignal prints whole sessions with their
 * private keys there (libsignal 6.0.0, src/session_record.js:273, "Closing session:").
 * @returns a function that gives the console back.
 */
export function captureConsole(log: Pick<Log, 'debug'>): () => void {
  // biome-ignore lint/suspicious/noConsole: this is the one place that takes the console away.
  const originals = methods.map((method) => [method, console[method]] as const);
  for (const method of methods) {
    console[method] = (...args: unknown[]) => log.debug({ method, argumentCount: args.length }, 'console');
  }
  return () => {
    for (const [method, original] of originals) console[method] = original;
  };
}
