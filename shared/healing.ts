/** What the app mended by itself, or by hand, in the order of how much it costs. */
export const healingKinds = [
  /** Devices that had no session got one before the message left. */
  'sessions-made',
  /** Somebody has a new phone or unlinked a device: it gets the keys anew with the next message. */
  'device-changed',
  /** WhatsApp has no keys of a device now: the others got the message, and that one is tried with the next. */
  'device-left-out',
  /** WhatsApp did not answer who has which devices or keys; what is missing is made up for with the next message. */
  'question-unanswered',
  /** WhatsApp was asked anew who is in the group and with which devices. */
  'group-refreshed',
  /** The next message carries the group's key to every device again. */
  'key-shared-again',
  /** The group begins with a new key of ours. */
  'key-renewed',
  /** Fresh keys lie at WhatsApp for those who write to us. */
  'prekeys-renewed',
  /** The connection was made anew, because something in it was stuck. */
  'connection-renewed',
] as const;

export type HealingKind = (typeof healingKinds)[number];
