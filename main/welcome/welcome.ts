import type { Handlers } from '../../shared/ipc/call.ts';
import type { PracticeSwitch } from './practice-switch.ts';

export interface WelcomeDeps {
  /** Missing where nothing can be started anew. */
  readonly practiceSwitch: PracticeSwitch | undefined;
  /** Keeps that she went through the first steps. */
  readonly finish: () => void;
}

export interface Welcome {
  readonly handlers: Pick<Handlers, 'welcome.finish' | 'practice.enter' | 'practice.leave'>;
}

/** The end of the first steps, and the ways into practice and out of it. */
export function createWelcome({ practiceSwitch, finish }: WelcomeDeps): Welcome {
  return {
    handlers: {
      'welcome.finish': ({ way }) => {
        const wantsPractice = way === 'practice';
        practiceSwitch?.check(wantsPractice);
        finish();
        practiceSwitch?.turn(wantsPractice);
      },
      'practice.enter': () => practiceSwitch?.turn(true),
      'practice.leave': () => {
        practiceSwitch?.check(false);
        practiceSwitch?.turn(false);
      },
    },
  };
}
