import { useEffect, useState } from 'react';
import type { Connection } from '../shared/connection.ts';
import { rememberLinked, wasLinkedLastTime } from './remember-linked.ts';

/** Whether this computer was ever linked, kept for the next start as well. */
export function useWasLinked(connection: Connection | undefined, wasLinkedAtStart: boolean): boolean {
  const [wasLinked, setWasLinked] = useState(wasLinkedAtStart);
  useEffect(() => {
    if (connection === undefined) return;
    rememberLinked(connection);
    setWasLinked(wasLinkedLastTime());
  }, [connection]);
  return wasLinked;
}
