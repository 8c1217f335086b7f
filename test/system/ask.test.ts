import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { expect, test } from 'vitest';
import { createAsk } from '../../main/system/ask.ts';

const question = {
  message: 'Um envio ainda não terminou',
  detail: 'Falta 1 grupo.',
  answers: [
    { answer: 'stay', words: 'Voltar' },
    { answer: 'end', words: 'Terminar este grupo e sair' },
  ],
  otherwise: 'stay',
} as const;

/** A computer on which she presses the button of this number. */
function open(response: number, { isVisible = true, isDestroyed = false } = {}) {
  const window = { isVisible: () => isVisible, isDestroyed: () => isDestroyed };
  const shown: { readonly isOverWindow: boolean; readonly options: MessageBoxOptions | undefined }[] = [];
  const dialog = {
    async showMessageBox(...args: readonly unknown[]) {
      shown.push({ isOverWindow: args.length === 2, options: args.at(-1) as MessageBoxOptions });
      return { response, checkboxChecked: false };
    },
  };
  return { ask: createAsk(dialog, window as unknown as BrowserWindow), shown };
}

test('She is asked over the window, Enter means the first answer, and Escape the safe one.', async () => {
  const { ask, shown } = open(1);
  expect(await ask(question)).toBe('end');
  expect(shown[0]?.isOverWindow).toBe(true);
  expect(shown[0]?.options).toMatchObject({
    ...{ message: 'Um envio ainda não terminou', detail: 'Falta 1 grupo.' },
    ...{ buttons: ['Voltar', 'Terminar este grupo e sair'], defaultId: 0, cancelId: 0 },
  });
});

test.for([
  ['hidden', { isVisible: false }],
  ['gone', { isDestroyed: true }],
] as const)(
  'Over a window that is %s nothing could be seen, so the question stands alone.',
  async ([, window]) => {
    const { ask, shown } = open(0, window);
    expect(await ask(question)).toBe('stay');
    expect(shown[0]?.isOverWindow).toBe(false);
  },
);

test('An answer that is none of them is the safe one.', async () => {
  expect(await open(-1).ask({ ...question, otherwise: 'end' })).toBe('end');
});
