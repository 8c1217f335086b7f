import type { Broadcast } from '../../shared/broadcasts.ts';
import type { DesktopWish } from '../../shared/desktop.ts';
import type { Say } from '../../shared/text/read-word.ts';
import type { Ask } from './ask.ts';
import { decideClose } from './decide-close.ts';
import { decideQuit, type QuitStep } from './decide-quit.ts';

export interface LeaveNeeds {
  readonly platform: NodeJS.Platform;
  readonly readBroadcasts: () => readonly Broadcast[];
  /** How many wait for a link and go by themselves only while the app is open. */
  readonly countWaiting: () => number;
  readonly readWish: () => DesktopWish;
  readonly changeWish: (wish: DesktopWish) => void;
  readonly knowsOfTray: () => boolean;
  readonly learnsOfTray: () => void;
  readonly ask: Ask;
  readonly say: () => Promise<Say>;
}

export interface Leave {
  /** She closes the window. @returns whether it is hidden, or the app ends, or nothing happens */
  close(): Promise<'hide' | 'quit' | 'stay'>;
  /** She ends the app. @returns whether it may end */
  quit(): Promise<boolean>;
}

type AskStep = Extract<QuitStep, { readonly kind: 'ask' }>;

/** What happens when she closes the window or quits: what was allowed, and otherwise what she answers. */
export function createLeave(needs: LeaveNeeds): Leave {
  const decideStep = (): QuitStep => decideQuit(needs.readBroadcasts(), needs.countWaiting());

  async function close(): Promise<'hide' | 'quit' | 'stay'> {
    const { platform } = needs;
    const wish = needs.readWish();
    const step = decideClose({ platform, keepsRunning: wish.keepsRunning, knowsOfTray: needs.knowsOfTray() });
    if (step === 'hide') return 'hide';
    if (step === 'hide-and-say') return sayWhere();
    const left = decideStep();
    if (left.kind === 'stop') return 'quit';
    const answer = await askWhatWith(left, ['keep-running', 'end', 'stay']);
    if (answer === 'end') return 'quit';
    if (answer === 'stay') return 'stay';
    // Her answer says where the app is; it need not be said twice.
    needs.learnsOfTray();
    needs.changeWish({ ...needs.readWish(), keepsRunning: true });
    return 'hide';
  }

  async function sayWhere(): Promise<'hide' | 'quit'> {
    const say = await needs.say();
    const answer = await needs.ask({
      message: say('desktop.stillHere.title'),
      detail: say('desktop.stillHere.body'),
      answers: [
        { answer: 'hide', words: say('desktop.stillHere.understood') },
        { answer: 'quit', words: say('desktop.stillHere.quit') },
      ],
      otherwise: 'hide',
    });
    needs.learnsOfTray();
    return answer;
  }

  async function askWhatWith<Answer extends 'keep-running' | 'end' | 'stay'>(
    step: AskStep,
    answers: readonly Answer[],
  ): Promise<Answer | 'stay'> {
    const say = await needs.say();
    const { message, detail, end } = describeLeft(step, say);
    return needs.ask<Answer | 'stay'>({
      ...{ message, detail },
      answers: answers.map((answer) => ({
        answer,
        words: answer === 'end' ? end : say(`desktop.leave.${answer}`),
      })),
      otherwise: 'stay',
    });
  }

  return {
    close,
    async quit() {
      const step = decideStep();
      return step.kind === 'stop' || (await askWhatWith(step, ['stay', 'end'])) === 'end';
    },
  };
}

function describeLeft({ about, count }: AskStep, say: Say) {
  const number = count === 1 ? 'one' : 'other';
  if (about === 'begun')
    return {
      message: say('desktop.leave.title'),
      detail: say(`desktop.leave.body_${number}`, { count }),
      end: say('desktop.leave.end'),
    };
  return {
    message: say(`desktop.leave.waiting.title.${number}`, { count }),
    detail: say(`desktop.leave.waiting.body.${number}`),
    end: say('desktop.leave.waiting.end'),
  };
}
