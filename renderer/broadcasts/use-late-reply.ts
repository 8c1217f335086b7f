import { useState } from 'react';
import type { ChangePlace, ChangeWish } from '../../shared/changes.ts';

export interface LateReply {
  /** Somewhere WhatsApp takes the change no more. */
  readonly isOffered: boolean;
  readonly isOn: boolean;
  /** It is offered and wanted. */
  readonly isGoing: boolean;
  readonly text: string;
  toggle(isOn: boolean): void;
  write(text: string): void;
}

/**
 * The short reply that goes where it is too late for the change.
 * @param kind `null` where nothing is changed
 * @param usualText what it says until she writes something else
 */
export function useLateReply(
  places: readonly ChangePlace[],
  kind: ChangeWish['kind'] | null,
  usualText: string,
): LateReply {
  const [written, write] = useState<string>();
  const [isOn, toggle] = useState(true);
  const isOffered = kind !== null && places.some(({ ways }) => ways[kind] === 'too-late');
  return { isOffered, isOn, isGoing: isOffered && isOn, text: written ?? usualText, toggle, write };
}
