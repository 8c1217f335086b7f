import type { Broadcast } from '../../shared/broadcasts.ts';
import type { DesktopWish } from '../../shared/desktop.ts';
import type { Say } from '../../shared/text/read-word.ts';
import type { Ask } from './ask.ts';
import { decideClose } from './decide-close.ts';
import { decideQuit } from './decide-quit.ts';

export interface LeaveNeeds {
  readonly platform: NodeJS.Platform;
  readonly readBroadcasts: () => readonly Broadcast[];
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

/** What happens when she closes the window or quits: what was allowed, and otherwise what she answers. */
export function createLeave(needs: LeaveNeeds): Leave {
  async function close(): Promise<'hide' | 'quit' | 'stay'> {
    const { platform } = needs;
    const wish = needs.readWish();
    const step = decideClose({ platform, keepsRunning: wish.keepsRunning, knowsOfTray: needs.knowsOfTray() });
    if (step === 'hide') return 'hide';
    if (step === 'hide-and-say') return sayWhere();
    const { kind } = decideQuit(needs.readBroadcasts(), false);
    if (kind === 'stop') return 'quit';
    const answer = await askWhatWith(['keep-running', 'end', 'stay']);
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
    answers: readonly Answer[],
  ): Promise<Answer | 'stay'> {
    const step = decideQuit(needs.readBroadcasts(), false);
    const count = step.kind === 'ask' ? step.leftCount : 0;
    const say = await needs.say();
    return needs.ask<Answer | 'stay'>({
      message: say('desktop.leave.title'),
      detail: say(count === 1 ? 'desktop.leave.body_one' : 'desktop.leave.body_other', { count }),
      answers: answers.map((answer) => ({ answer, words: say(`desktop.leave.${answer}`) })),
      otherwise: 'stay',
    });
  }

  return {
    close,
    async quit() {
      if (decideQuit(needs.readBroadcasts(), false).kind === 'stop') return true;
      return (await askWhatWith(['stay', 'end'])) === 'end';
    },
  };
}
