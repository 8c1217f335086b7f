import type { Connection } from '../../shared/connection.ts';
import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { Practice } from '../../shared/practice.ts';
import type { Clock } from '../system/clock.ts';
import type { PhoneAnswer, PracticeBox } from './practice-box.ts';

export interface PracticeMode {
  readonly handlers: Pick<Handlers, 'practice.scanQr' | 'practice.enterCode'>;
  /** Begins to look at what arrives, once the box is there. */
  watch(box: PracticeBox): void;
  stop(): void;
}

export interface PracticeModeNeeds {
  readonly clock: Clock;
  /** How many times faster the pauses run. */
  readonly clockSpeed: number;
  /** What the window shows now: the practice phone reads it from there, as a camera would. */
  readonly readConnection: () => Connection;
  readonly publish: (practice: Practice) => void;
}

const lookEveryMs = 500;

/** Puts the practice phone into the person's hand, and shows what the members' devices really received. */
export function createPracticeMode(needs: PracticeModeNeeds): PracticeMode {
  const { clock, clockSpeed } = needs;
  let box: PracticeBox | undefined;
  let cancelNext = () => {};
  let shown = '';

  async function look(from: PracticeBox): Promise<void> {
    const { address, phone } = from;
    const report = await from.report();
    const practice: Practice = { url: address.url, phoneNumber: phone.phoneNumber, clockSpeed, report };
    const looks = JSON.stringify(practice);
    if (looks !== shown) needs.publish(practice);
    shown = looks;
    if (box === from) cancelNext = clock.after(lookEveryMs, () => void look(from));
  }

  function readPhone(): PracticeBox['phone'] {
    if (box === undefined) throw new AppError('not-found');
    return box.phone;
  }

  return {
    handlers: {
      'practice.scanQr': async () => {
        const connection = needs.readConnection();
        if (connection.kind !== 'waiting-for-scan') throw new AppError('not-found');
        expectLinked(await readPhone().scanQr(connection.qr.text));
      },
      'practice.enterCode': async () => {
        const connection = needs.readConnection();
        if (connection.kind !== 'waiting-for-code') throw new AppError('not-found');
        expectLinked(await readPhone().enterCode(connection.code));
      },
    },
    watch(started) {
      box = started;
      void look(started);
    },
    stop() {
      box = undefined;
      cancelNext();
    },
  };
}

/** What a normal start answers: there is no practice phone. */
export const noPractice: PracticeMode['handlers'] = {
  'practice.scanQr': refuse,
  'practice.enterCode': refuse,
};

function refuse(): never {
  throw new AppError('not-found');
}

function expectLinked(answer: PhoneAnswer): void {
  if (answer === 'could-not-link') throw new AppError('phone-could-not-link');
}
