import type { FailureCode } from './failure.ts';

/** What the window knows of the link to WhatsApp. Times are milliseconds since 1970 (`Date.now()`). */
export type Connection =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'waiting-for-scan'; readonly qr: PairingQr }
  | { readonly kind: 'waiting-for-code'; readonly code: string; readonly expiresAt: number }
  /** The phone has accepted; WhatsApp asks for one restart of the connection before it is ready. */
  | { readonly kind: 'linking' }
  | { readonly kind: 'connected'; readonly listedAs: string }
  /** Linked, but WhatsApp cannot be reached now; the app tries again by itself at `retryAt`. */
  | { readonly kind: 'offline'; readonly retryAt: number; readonly reason: FailureCode }
  /** WhatsApp asked for a pause; the app waits until then. */
  | { readonly kind: 'paused-by-whatsapp'; readonly until: number }
  /** Unlinked from the phone or by the person: the next step is a new QR. */
  | { readonly kind: 'unlinked'; readonly by: 'phone' | 'person' }
  /** Stopped until the person acts: nothing is retried by itself. */
  | { readonly kind: 'stopped'; readonly reason: FailureCode };

export interface PairingQr {
  /** What the QR encodes. */
  readonly text: string;
  readonly expiresAt: number;
  /** True when WhatsApp renewed the pairing secret, so that a scan made before must be repeated. */
  readonly scanAgain: boolean;
}
