import { AppError } from '../../shared/failure.ts';
import type { Language } from '../../shared/language.ts';
import { practiceArgument, welcomedArgument } from '../launch.ts';

/** The way from her own WhatsApp into practice, and back. Each has a profile of its own, so either is a new start. */
export interface PracticeSwitch {
  /** @throws AppError `stand-in-runtime` where the app opens practice only; nothing is begun then */
  check(wantsPractice: boolean): void;
  /** Starts anew, unless the app is there already. It goes on for a moment until it has ended in order. */
  turn(wantsPractice: boolean): void;
}

export interface PracticeSwitchNeeds {
  readonly isPractice: boolean;
  /** Where another Electron than the pinned one runs the app. */
  readonly isPracticeOnly: boolean;
  readonly readLanguage: () => Language;
  /** The arguments of this start. */
  readonly args: readonly string[];
  readonly startAnew: (args: readonly string[]) => void;
}

export function createPracticeSwitch(needs: PracticeSwitchNeeds): PracticeSwitch {
  return {
    check(wantsPractice) {
      if (!wantsPractice && needs.isPractice && needs.isPracticeOnly) throw new AppError('stand-in-runtime');
    },
    turn(wantsPractice) {
      if (wantsPractice === needs.isPractice) return;
      needs.startAnew(switchArguments(needs.args, wantsPractice, needs.readLanguage()));
    },
  };
}

/** The arguments of the next start: those of this one, but for what says where it leads. She sees its window. */
export function switchArguments(
  args: readonly string[],
  wantsPractice: boolean,
  language: Language,
): readonly string[] {
  const ownWay = args.filter((arg) => arg !== practiceArgument && arg !== '--hidden' && !isWelcomed(arg));
  return [...ownWay, ...(wantsPractice ? [practiceArgument] : []), `${welcomedArgument}${language}`];
}

function isWelcomed(arg: string): boolean {
  return arg.startsWith(welcomedArgument);
}
