import { Agent } from 'node:https';
import { AppError } from '../../../shared/failure.ts';

/** Another WhatsApp than the real one: the practice box, or a test server on loopback. */
export interface Trust {
  /** `ws://127.0.0.1:PORT/ws/chat` */
  readonly url: string;
  /** The public key that signs the server's Noise certificates, 32 bytes in hex. */
  readonly rootKey: string;
  /** PEM of the certificate of its media server. */
  readonly mediaCa: string;
}

export const whatsAppUrl = 'wss://web.whatsapp.com/ws/chat';

/** WhatsApp's media servers all stand under this name, for example `mmg.whatsapp.net`. */
const mediaDomain = '.whatsapp.net';

/**
 * The closed list of hosts that this part of the app may talk to.
 * @param host a name, with or without a port
 */
export function isAllowedHost(host: string, trust: Trust | undefined): boolean {
  const { hostname } = new URL(`https://${host}`);
  if (trust !== undefined) return isLoopback(hostname);
  return hostname === 'web.whatsapp.com' || hostname.endsWith(mediaDomain);
}

/** @throws AppError `server-not-trusted` when the address is not on this computer. */
export function refuseForeignTrust(trust: Trust | undefined): void {
  if (trust === undefined) return;
  const { protocol, hostname } = new URL(trust.url);
  if (protocol !== 'ws:' || !isLoopback(hostname)) throw new AppError('server-not-trusted');
}

function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}

/** Opens TLS connections to hosts of the closed list only: the border that nothing behind it can step over. */
export function createBorderAgent(trust: Trust | undefined): Agent {
  return new BorderAgent(trust);
}

class BorderAgent extends Agent {
  readonly #trust: Trust | undefined;

  constructor(trust: Trust | undefined) {
    super({ keepAlive: false, ...(trust === undefined ? {} : { ca: trust.mediaCa }) });
    this.#trust = trust;
  }

  override createConnection(
    ...args: Parameters<Agent['createConnection']>
  ): ReturnType<Agent['createConnection']> {
    const [{ host }, tell] = args;
    if (typeof host === 'string' && isAllowedHost(host, this.#trust)) return super.createConnection(...args);
    tell?.(new AppError('server-not-trusted'), undefined as never);
    return undefined;
  }
}
