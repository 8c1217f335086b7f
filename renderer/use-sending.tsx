import { type ReactNode, Suspense, startTransition, useState } from 'react';
import type { ProductId } from '../shared/products.ts';
import type { SendSubject } from './broadcasts/send-dialog.tsx';
import { PhotoField, SendDialog, SoldOutDialog } from './lazy-screens.ts';
import type { Planning } from './use-planning.tsx';

export interface SoldOutProduct {
  readonly productId: ProductId;
  readonly name: string;
}

interface DialogNeeds {
  /** 1, or faster in practice. */
  readonly clockSpeed: number;
  readonly planning: Pick<Planning, 'scheduleStep' | 'forgetEdited'>;
  readonly onSeeBroadcasts: () => void;
}

export interface Sending {
  send(subject: SendSubject): void;
  sellOut(product: SoldOutProduct): void;
  /** Without sending. */
  close(): void;
  dialogs(needs: DialogNeeds): ReactNode;
}

/** The dialogs that lead to messages: what is sent or planned, and what is told when there is none left of it. */
export function useSending(): Sending {
  const [toSend, setToSend] = useState<SendSubject | null>(null);
  const [soldOut, setSoldOut] = useState<SoldOutProduct | null>(null);
  const close = () => setToSend(null);
  return {
    send: (subject) => startTransition(() => setToSend(subject)),
    sellOut: (product) => startTransition(() => setSoldOut(product)),
    close,
    dialogs: ({ clockSpeed, planning, onSeeBroadcasts }) => (
      <Suspense>
        {toSend && (
          <SendDialog
            subject={toSend}
            photoField={(photo, onChange) => (
              <PhotoField
                most={1}
                photos={photo ? [photo] : []}
                onChange={([first]) => onChange(first ?? null)}
              />
            )}
            clockSpeed={clockSpeed}
            scheduleStep={planning.scheduleStep}
            onClose={() => {
              close();
              planning.forgetEdited();
            }}
            onStarted={() => {
              close();
              onSeeBroadcasts();
            }}
          />
        )}
        {soldOut && (
          <SoldOutDialog
            {...soldOut}
            onClose={() => setSoldOut(null)}
            onDone={(isAnythingChanged) => {
              setSoldOut(null);
              if (isAnythingChanged) onSeeBroadcasts();
            }}
          />
        )}
      </Suspense>
    ),
  };
}
