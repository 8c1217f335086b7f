import type { BrowserWindow, Dialog } from 'electron';

export interface Question<Answer extends string> {
  readonly message: string;
  readonly detail: string;
  /** In the order of the buttons, the first one being what Enter means. */
  readonly answers: readonly { readonly answer: Answer; readonly words: string }[];
  /** What closing the question means. */
  readonly otherwise: Answer;
}

/** Asks her in a dialog of the computer, which stands in front also when the window is closed. */
export type Ask = <Answer extends string>(question: Question<Answer>) => Promise<Answer>;

export function createAsk(dialog: Pick<Dialog, 'showMessageBox'>, window: BrowserWindow): Ask {
  return async ({ message, detail, answers, otherwise }) => {
    const options = {
      type: 'question' as const,
      title: 'Promo Brothers',
      ...{ message, detail, buttons: answers.map(({ words }) => words) },
      defaultId: 0,
      cancelId: answers.findIndex(({ answer }) => answer === otherwise),
      noLink: true,
    };
    const isShown = !window.isDestroyed() && window.isVisible();
    const { response } = await (isShown
      ? dialog.showMessageBox(window, options)
      : dialog.showMessageBox(options));
    return answers[response]?.answer ?? otherwise;
  };
}
