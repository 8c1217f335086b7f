import { EventEmitter } from 'node:events';
import type { Notification } from 'electron';
import { expect, test } from 'vitest';
import { createNotify } from '../../main/system/notify.ts';

function open(isSupported = true) {
  const shown: FakeNotification[] = [];
  class FakeNotification extends EventEmitter {
    static isSupported = () => isSupported;
    readonly words: { readonly title: string; readonly body: string };
    constructor(words: { readonly title: string; readonly body: string }) {
      super();
      this.words = words;
    }
    show() {
      shown.push(this);
    }
  }
  return { notify: createNotify(FakeNotification as unknown as typeof Notification), shown };
}

test('What is told is shown in its words, and a click on it leads on, also when more was told since.', () => {
  const { notify, shown } = open();
  const clicked: string[] = [];
  for (const title of ['Mel', 'Queijo']) notify({ title, body: 'x', onClick: () => clicked.push(title) });
  expect(shown.map(({ words }) => words)).toEqual([
    { title: 'Mel', body: 'x' },
    { title: 'Queijo', body: 'x' },
  ]);
  shown[0]?.emit('click');
  expect(clicked).toEqual(['Mel']);
});

test('Where a computer has no notifications nothing is shown, and nothing breaks.', () => {
  const { notify, shown } = open(false);
  notify({ title: 'Mel', body: 'x', onClick: () => {} });
  expect(shown).toEqual([]);
});
