import { AppError, type FailureCode } from '../../../shared/failure.ts';

/** Codes of the operating system that mean that this computer has no way to the internet. */
const networkCodes: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'ECONNREFUSED',
  'ECONNRESET',
]);

/** The shape of the errors that Baileys ends a connection with (a Boom). */
interface BaileysError {
  readonly output?: { readonly statusCode?: number };
  /** The code of a query's answer, the error of the socket underneath, or what the server gave as its reason. */
  readonly data?: unknown;
}

/** @returns the number that says why, and the failure when we know more than the number does */
export function explainLinkEnd(error: unknown): {
  readonly code: number | undefined;
  readonly failure: FailureCode | undefined;
  readonly isDeviceRemoved: boolean;
} {
  if (error instanceof AppError) return { code: undefined, failure: error.code, isDeviceRemoved: false };
  const { output, data } = (error ?? {}) as BaileysError;
  const isNetwork = networkCodes.has(String((data as { code?: unknown } | null | undefined)?.code));
  return {
    code: output?.statusCode,
    failure: isNetwork ? 'no-network' : undefined,
    isDeviceRemoved: output?.statusCode === 401 && isRemoval(data),
  };
}

/** Baileys passes the reason of a stream's end on as it came (7.0.0-rc14, lib/Socket/socket.js, `CB:stream:error`). */
function isRemoval(data: unknown): boolean {
  const { tag, attrs } = (data ?? {}) as { tag?: unknown; attrs?: { type?: unknown } };
  return tag === 'conflict' && attrs?.type === 'device_removed';
}

/**
 * The code of a refused query. Baileys keeps it in `data`, while `output.statusCode` says 500
 * (7.0.0-rc14, lib/WABinary/generic-utils.js:54-59), except for one group's metadata (lib/Socket/groups.js:275).
 */
export function readQueryCode(error: unknown): number | undefined {
  const { data, output } = (error ?? {}) as BaileysError;
  if (typeof data === 'number') return data;
  const status = output?.statusCode;
  return status === 500 ? undefined : status;
}
