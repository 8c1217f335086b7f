/** Why the light has its colour. Each has words in every language (`text/*.json`, under `health`). */
export type HealthReason =
  | 'good'
  /** WhatsApp asked for less: nothing is sent until then. */
  | 'quiet'
  /** WhatsApp has restricted the account for a while. */
  | 'time-lock'
  | 'account-refused'
  | 'login-refused'
  /** WhatsApp refused a message with a number that nobody has explained. */
  | 'unknown-code'
  /** Nothing can be said while there is no connection. */
  | 'not-connected';

/** How the account stands with WhatsApp: a traffic light. */
export interface Health {
  readonly light: 'green' | 'yellow' | 'red';
  readonly reason: HealthReason;
  /** When it ends by itself, in milliseconds since 1970; `null` when nobody has said. */
  readonly until: number | null;
  /** WhatsApp's own number, for the diagnosis. */
  readonly code: number | null;
}
