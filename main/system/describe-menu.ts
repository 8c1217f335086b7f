import type { MenuItemConstructorOptions } from 'electron';
import { type Place, places } from '../../shared/desktop.ts';
import type { Say } from '../../shared/text/read-word.ts';
import type { ZoomStep } from '../window/zoom.ts';

export interface MenuActs {
  readonly open: (place: Place) => void;
  readonly zoom: (step: ZoomStep) => void;
  readonly about: () => void;
  readonly closeWindow: () => void;
}

export interface MenuFacts {
  readonly platform: NodeJS.Platform;
  /** Reloading and the tools of a developer are no part of what is shipped. */
  readonly isPackaged: boolean;
}

type Items = MenuItemConstructorOptions[];

const separator = { type: 'separator' } as const;

/** The menu of the app as each platform expects it: a Mac has the app's own menu first, the others quit from "File". */
export function describeMenu({ platform, isPackaged }: MenuFacts, say: Say, acts: MenuActs): Items {
  const isMac = platform === 'darwin';
  return [
    ...(isMac ? [appMenu(say, acts)] : []),
    fileMenu(say, acts, isMac),
    editMenu(say, isMac),
    goMenu(say, acts),
    viewMenu(say, acts, isPackaged),
    ...(isMac ? [windowMenu(say)] : []),
    { label: say('desktop.menu.help'), role: 'help', submenu: helpItems(say, acts, isMac) },
  ];
}

function appMenu(say: Say, acts: MenuActs): MenuItemConstructorOptions {
  return {
    label: 'Promo Brothers',
    submenu: [
      { label: say('desktop.menu.about'), click: acts.about },
      separator,
      settingsItem(say, acts),
      separator,
      { label: say('desktop.menu.services'), role: 'services' },
      separator,
      { label: say('desktop.menu.hide'), role: 'hide' },
      { label: say('desktop.menu.hideOthers'), role: 'hideOthers' },
      { label: say('desktop.menu.unhide'), role: 'unhide' },
      separator,
      { label: say('desktop.menu.quit'), role: 'quit' },
    ],
  };
}

function fileMenu(say: Say, acts: MenuActs, isMac: boolean): MenuItemConstructorOptions {
  const close = {
    label: say('desktop.menu.closeWindow'),
    accelerator: 'CmdOrCtrl+W',
    click: acts.closeWindow,
  };
  const quit: Items = [separator, { label: say('desktop.menu.quit'), role: 'quit', accelerator: 'Ctrl+Q' }];
  return {
    label: say('desktop.menu.file'),
    submenu: isMac ? [close] : [settingsItem(say, acts), separator, close, ...quit],
  };
}

function settingsItem(say: Say, acts: MenuActs): MenuItemConstructorOptions {
  return {
    label: say('desktop.menu.settings'),
    accelerator: 'CmdOrCtrl+,',
    click: () => acts.open('settings'),
  };
}

function editMenu(say: Say, isMac: boolean): MenuItemConstructorOptions {
  const item = (name: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'delete' | 'selectAll') => ({
    label: say(`desktop.menu.${name}`),
    role: name,
  });
  return {
    label: say('desktop.menu.edit'),
    submenu: [
      ...[item('undo'), item('redo'), separator, item('cut'), item('copy'), item('paste')],
      ...(isMac ? [] : [item('delete'), separator]),
      item('selectAll'),
    ],
  };
}

/** The screens in the order of the window, with the numbers as a browser has them for its tabs. */
function goMenu(say: Say, acts: MenuActs): MenuItemConstructorOptions {
  return {
    label: say('desktop.menu.go'),
    submenu: places.map((place, index) => ({
      label: say(`navigation.${place}`),
      accelerator: `CmdOrCtrl+${index + 1}`,
      click: () => acts.open(place),
    })),
  };
}

function viewMenu(say: Say, acts: MenuActs, isPackaged: boolean): MenuItemConstructorOptions {
  const zoom = (step: ZoomStep, accelerator: string) => ({
    label: say(`desktop.menu.zoom.${step}`),
    accelerator,
    click: () => acts.zoom(step),
  });
  return {
    label: say('desktop.menu.view'),
    submenu: [
      zoom('in', 'CmdOrCtrl+Plus'),
      // The same key without Shift, which is what most people press.
      { ...zoom('in', 'CmdOrCtrl+='), visible: false, acceleratorWorksWhenHidden: true },
      zoom('out', 'CmdOrCtrl+-'),
      zoom('reset', 'CmdOrCtrl+0'),
      separator,
      { label: say('desktop.menu.fullScreen'), role: 'togglefullscreen' },
      ...(isPackaged ? [] : ([separator, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies Items)),
    ],
  };
}

function windowMenu(say: Say): MenuItemConstructorOptions {
  return {
    label: say('desktop.menu.window'),
    role: 'window',
    submenu: [
      { label: say('desktop.menu.minimize'), role: 'minimize' },
      { label: say('desktop.menu.maximize'), role: 'zoom' },
      separator,
      { label: say('desktop.menu.front'), role: 'front' },
    ],
  };
}

function helpItems(say: Say, acts: MenuActs, isMac: boolean): Items {
  const connection = { label: say('desktop.menu.connection'), click: () => acts.open('connection') };
  const welcome = { label: say('desktop.menu.welcome'), click: () => acts.open('welcome') };
  return isMac
    ? [connection, welcome]
    : [connection, welcome, separator, { label: say('desktop.menu.about'), click: acts.about }];
}
