/** What was found out before a message about the devices that it is for. */
export interface Manifest {
  /** Devices of others. */
  readonly deviceCount: number;
  /** Of them, those that cannot be given the group's key now. */
  readonly leftOutCount: number;
  /** Whether WhatsApp did not answer for the keys of some of them. */
  readonly isUnanswered: boolean;
}

/**
 * Whether a message leaves. One dead device, or many, never hold it back: the others get it, and those that were left
 * out are tried again with the next one. Only a message that nobody at all could read, because WhatsApp does not
 * answer or gives the keys of none of many devices, waits for better times: it would come to every member as
 * "waiting for this message". One single device without keys is dead, and nobody waits for it.
 */
export function decideDeparture({
  deviceCount,
  leftOutCount,
  isUnanswered,
}: Manifest): 'leave' | 'hold-back' {
  const isForNobody = deviceCount > 0 && leftOutCount === deviceCount;
  return isForNobody && (isUnanswered || deviceCount > 1) ? 'hold-back' : 'leave';
}
