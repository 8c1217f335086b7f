import { type ReactNode, useState } from 'react';
import type { Connection } from '../../shared/connection.ts';
import { useCall } from '../ipc/use-call.ts';
import { PairByCode } from './pair-by-code.tsx';
import { PairByNumber } from './pair-by-number.tsx';
import { PairByQr } from './pair-by-qr.tsx';

export type PairingState = Extract<
  Connection,
  { kind: 'starting' | 'waiting-for-scan' | 'waiting-for-code' | 'stopped' }
>;

/** What practice adds to a pairing; all `null` outside practice. */
export interface PracticeParts {
  /** Stands where a code is shown: the phone that reads it. */
  readonly phone: ReactNode;
  /** Stands at the number's field: the phone's own number. */
  readonly number: ((use: (number: string) => void) => ReactNode) | null;
}

interface PairingProps {
  readonly connection: PairingState;
  readonly practice: PracticeParts;
}

/** The two ways to link, by QR and by number, while either is under way. */
export function Pairing({ connection, practice }: PairingProps) {
  const isRefused = connection.kind === 'stopped';
  const [isByNumber, setByNumber] = useState(isRefused);
  const start = useCall('connection.start');

  function restart(byNumber: boolean): void {
    setByNumber(byNumber);
    start.mutate({});
  }

  if (connection.kind === 'waiting-for-code') {
    return (
      <PairByCode
        code={connection.code}
        expiresAt={connection.expiresAt}
        practice={practice.phone}
        onAgain={() => restart(true)}
        onUseQr={() => restart(false)}
      />
    );
  }
  if (isByNumber) {
    return (
      <PairByNumber
        isStarting={connection.kind === 'starting'}
        isRefused={isRefused}
        practice={practice.number}
        onUseQr={() => (isRefused ? restart(false) : setByNumber(false))}
      />
    );
  }
  const qr = connection.kind === 'waiting-for-scan' ? connection.qr : undefined;
  return <PairByQr qr={qr} practice={practice.phone} onUseNumber={() => setByNumber(true)} />;
}
