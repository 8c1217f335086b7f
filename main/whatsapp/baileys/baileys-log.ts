import type { ILogger } from '@whiskeysockets/baileys/lib/Utils/logger.js';
import type { Log } from '../../system/log.ts';

/**
 * The one logger that socket and key store are given. Baileys logs whole stanzas, addresses and errors with their
 * data, so of each call only the sentence and the error's own number pass, and what is not a warning stays here.
 */
export function createBaileysLog(log: Log): ILogger {
  const pass = (level: 'warn' | 'info') => (facts: unknown, sentence?: string) => {
    log[level](
      { code: readCode(facts) },
      hideAddresses(sentence ?? (typeof facts === 'string' ? facts : '')),
    );
  };
  const drop = (): void => undefined;

  const baileysLog: ILogger = {
    level: 'warn',
    child: () => baileysLog,
    trace: drop,
    debug: drop,
    info: drop,
    warn: pass('info'),
    error: pass('warn'),
  };
  return baileysLog;
}

function readCode(facts: unknown): unknown {
  if (typeof facts !== 'object' || facts === null) return undefined;
  const { err, error } = facts as { err?: unknown; error?: unknown };
  const { output, code } = (err ?? error ?? {}) as { output?: { statusCode?: unknown }; code?: unknown };
  return output?.statusCode ?? code;
}

/** Some sentences have an address in them, for example "sending message to …@g.us". */
function hideAddresses(sentence: string): string {
  return sentence.replace(/\S*@\S+/g, '[address]').replace(/\d{5,}/g, '[number]');
}
