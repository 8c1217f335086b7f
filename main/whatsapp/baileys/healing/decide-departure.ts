/** What was found out before a message about the devices that it is for. */
export interface Manifest {
  /** Devices of others. */
  readonly deviceCount: number;
  /** Of them, those that cannot be given a key now. */
  readonly leftOutCount: number;
  /** Whether WhatsApp did not answer for the keys of some of them. */
  readonly isUnanswered: boolean;
}

/**
 * Whether a message leaves. One dead device, or many, never hold it back: the others get it, and those that were left
 * out are tried again with the next one. Only a message that nobody at all could read, because WhatsApp does not
 * answer, waits for better times: it would come to every member as "waiting for this message".
 */
export function decideDeparture({
  deviceCount,
  leftOutCount,
  isUnanswered,
}: Manifest): 'leave' | 'hold-back' {
  return isUnanswered && deviceCount > 0 && leftOutCount === deviceCount ? 'hold-back' : 'leave';
}
