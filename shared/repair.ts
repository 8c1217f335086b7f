/** What can be done for a group whose members cannot read, least destructive first. None of it costs the login. */
export const groupRepairs = [
  /** Asks WhatsApp anew who is in the group and which devices they have. */
  'refresh-group',
  /** The next message carries the group's key to every device again. */
  'share-key-again',
  /** The next message begins with a new key of the group, which every device gets with it. */
  'new-key',
] as const;

export type GroupRepair = (typeof groupRepairs)[number];

/** What can be done for the connection, least destructive first. Linking anew comes after all of them, and asks first. */
export const connectionRepairs = [
  'reconnect',
  /** Lays fresh keys out at WhatsApp, with which others begin to write to this computer. */
  'renew-prekeys',
] as const;

export type ConnectionRepair = (typeof connectionRepairs)[number];
