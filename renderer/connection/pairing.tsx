import { type ReactNode, useState } from 'react';
import type { Connection } from '../../shared/connection.ts';
import { useCall } from '../ipc/use-call.ts';
import { PairByCode } from './pair-by-code.tsx';
import { PairByNumber } from './pair-by-number.tsx';
import { PairByQr } from './pair-by-qr.tsx';

export type PairingState = Extract<
  Connection,
  { kind: 'starting' | 'waiting-for-scan' | 'waiting-for-code' }
>;

interface PairingProps {
  readonly connection: PairingState;
  readonly practice: ReactNode;
}

/** The two ways to link, by QR and by number, while either is under way. */
export function Pairing({ connection, practice }: PairingProps) {
  const [isByNumber, setByNumber] = useState(false);
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
        practice={practice}
        onAgain={() => restart(true)}
        onUseQr={() => restart(false)}
      />
    );
  }
  if (isByNumber) return <PairByNumber onUseQr={() => setByNumber(false)} />;
  const qr = connection.kind === 'waiting-for-scan' ? connection.qr : undefined;
  return <PairByQr qr={qr} practice={practice} onUseNumber={() => setByNumber(true)} />;
}
