import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import type { TrayView } from '../../main/system/describe-tray.ts';
import { openTray, type TrayParts } from '../../main/system/tray.ts';
import type { BroadcastId } from '../../shared/broadcasts.ts';
import { createSay } from '../../shared/text/read-word.ts';
import { loadText } from '../../shared/text/text.ts';

const folder = join(import.meta.dirname, '../../assets/tray');
const say = createSay(await loadText('pt-BR'));
const sending: TrayView = {
  ...{ look: 'sending', state: { kind: 'sending', done: 1, total: 3 } },
  ...{ toPause: ['b1' as BroadcastId], toResume: [] },
};

function open(platform: NodeJS.Platform = 'linux') {
  const shown = {
    icon: '',
    toolTip: '',
    menu: [] as MenuItemConstructorOptions[],
    menuCount: 0,
    isGone: false,
  };
  const icons: { readonly path: string; isTemplate: boolean }[] = [];
  const opened = new EventEmitter();
  function Tray(icon: { path: string }) {
    shown.icon = icon.path;
    return Object.assign(opened, {
      setImage: (next: { path: string }) => Object.assign(shown, { icon: next.path }),
      setToolTip: (toolTip: string) => Object.assign(shown, { toolTip }),
      setContextMenu: (menu: MenuItemConstructorOptions[]) =>
        Object.assign(shown, { menu, menuCount: shown.menuCount + 1 }),
      destroy: () => Object.assign(shown, { isGone: true }),
    });
  }
  const parts = {
    ...{ platform, Tray, Menu: { buildFromTemplate: (items: unknown) => items } },
    nativeImage: {
      createFromPath(path: string) {
        const icon = { path, isTemplate: false };
        icons.push(icon);
        return Object.assign(icon, {
          setTemplateImage(isTemplate: boolean) {
            icon.isTemplate = isTemplate;
          },
        });
      },
    },
  };
  const done: unknown[] = [];
  const tray = openTray(parts as unknown as TrayParts, folder, {
    open: () => done.push('open'),
    pause: (ids) => done.push(['pause', ids]),
    resume: (ids) => done.push(['resume', ids]),
    quit: () => done.push('quit'),
  });
  const click = (label: string) => {
    const item = shown.menu.find((one) => one.label === label && one.visible !== false);
    (item?.click as (() => void) | undefined)?.();
  };
  return { tray, shown, icons, opened, done, click };
}

test('The icon says what is under way, and each of its words does what it says.', () => {
  const { tray, shown, opened, done, click } = open();
  tray.show(sending, say);
  expect(shown).toMatchObject({
    ...{ toolTip: 'Promo Brothers: Enviando: 1 de 3 grupos', icon: join(folder, 'sending.png') },
  });
  opened.emit('click');
  for (const label of ['Abrir o Promo Brothers', 'Pausar os envios', 'Sair']) click(label);
  expect(done).toEqual(['open', 'open', ['pause', ['b1']], 'quit']);
  tray.stop();
  expect(shown.isGone).toBe(true);
});

test('A menu that is open is not replaced by the same one.', () => {
  const { tray, shown } = open();
  tray.show(sending, say);
  tray.show({ ...sending }, say);
  expect(shown.menuCount).toBe(1);
  tray.show({ ...sending, toPause: [], toResume: ['b1' as BroadcastId] }, say);
  expect(shown.menuCount).toBe(2);
});

test.for(['linux', 'win32', 'darwin'] as const)(
  'On %s each look has an icon of its own, which is there, and a Mac colours it itself.',
  (platform) => {
    const { tray, icons } = open(platform);
    for (const look of ['ready', 'sending', 'paused', 'trouble'] as const)
      tray.show({ ...sending, look }, say);
    expect(new Set(icons.map(({ path }) => path)).size).toBe(4);
    expect(icons.map(({ path }) => path).filter((path) => !existsSync(path))).toEqual([]);
    expect(icons.every(({ isTemplate }) => isTemplate === (platform === 'darwin'))).toBe(true);
  },
);
