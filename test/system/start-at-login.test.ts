import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeAutostart } from '../../main/system/describe-autostart.ts';
import { createStartAtLogin, startsHidden } from '../../main/system/start-at-login.ts';
import { makeFolder } from '../builders.ts';

function open(platform: NodeJS.Platform, configFolder = makeFolder()) {
  const items: Electron.Settings[] = [];
  const launchItems: { name: string; enabled: boolean }[] = [];
  const startAtLogin = createStartAtLogin({
    platform,
    app: {
      setLoginItemSettings: (settings) => items.push(settings),
      getLoginItemSettings: () =>
        ({ openAtLogin: items.at(-1)?.openAtLogin ?? false, launchItems }) as Electron.LoginItemSettings,
    },
    program: '/opt/Promo Brothers/promo-brothers',
    args: ['--practice'],
    configFolder,
    name: 'promo-brothers',
  });
  return {
    startAtLogin,
    items,
    launchItems,
    file: join(configFolder, 'autostart', 'promo-brothers.desktop'),
  };
}

test('On Linux the entry is a file that is made, made again, and taken away.', () => {
  const { startAtLogin, items, file } = open('linux');
  startAtLogin.set(false);
  startAtLogin.set(true);
  startAtLogin.set(true);
  expect(readFileSync(file, 'utf8')).toBe(
    [
      '[Desktop Entry]',
      'Type=Application',
      'Name=Promo Brothers',
      'Exec="/opt/Promo Brothers/promo-brothers" "--practice" "--hidden"',
      'Terminal=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ].join('\n'),
  );
  startAtLogin.set(false);
  expect(existsSync(file)).toBe(false);
  expect(items).toEqual([]);
});

test.for(['win32', 'darwin'] as const)('On %s the system keeps it.', (platform) => {
  const { startAtLogin, items, file } = open(platform);
  startAtLogin.set(true);
  startAtLogin.set(false);
  const entry = {
    path: '/opt/Promo Brothers/promo-brothers',
    ...{ args: ['--practice', '--hidden'], name: 'promo-brothers' },
  };
  expect(items).toEqual([
    { openAtLogin: true, ...entry },
    { openAtLogin: false, ...entry },
  ]);
  expect(existsSync(file)).toBe(false);
});

test('A Mac is asked whether it starts the app.', () => {
  const { startAtLogin } = open('darwin');
  expect(startAtLogin.refresh()).toBe(false);
  startAtLogin.set(true);
  expect(startAtLogin.refresh()).toBe(true);
});

test('On Windows only the own entry counts, and not when it was switched off in the task manager.', () => {
  const { startAtLogin, launchItems } = open('win32');
  launchItems.push({ name: 'promo-brothers-practice', enabled: true });
  expect(startAtLogin.refresh()).toBe(false);
  launchItems.push({ name: 'promo-brothers', enabled: false });
  expect(startAtLogin.refresh()).toBe(false);
  launchItems.push({ name: 'promo-brothers', enabled: true });
  expect(startAtLogin.refresh()).toBe(true);
});

test('On Linux the file counts, whoever took it away; one that names a program that moved is made anew.', () => {
  const { startAtLogin, file } = open('linux');
  expect(startAtLogin.refresh()).toBe(false);
  expect(existsSync(file)).toBe(false);
  startAtLogin.set(true);
  const text = readFileSync(file, 'utf8');
  expect(startAtLogin.refresh()).toBe(true);
  writeFileSync(file, text.replace('/opt/Promo Brothers', '/opt/older'));
  expect(startAtLogin.refresh()).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test.for([['Hidden=true'], ['X-GNOME-Autostart-enabled=false']] as const)(
  'A file in which a desktop wrote %s starts nothing, and stays as it is.',
  ([line]) => {
    const { startAtLogin, file } = open('linux');
    startAtLogin.set(true);
    const text = readFileSync(file, 'utf8').replace('X-GNOME-Autostart-enabled=true', line);
    writeFileSync(file, text);
    expect(startAtLogin.refresh()).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(text);
  },
);

test('Where the file cannot be made she is told so.', () => {
  const folder = makeFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'autostart'), 'a file in the place of the folder');
  expect(() => open('linux', folder).startAtLogin.set(true)).toThrow('start-at-login-refused');
});

test.for([
  ['/opt/100%', '"/opt/100%%"'],
  ['/opt/a"b', String.raw`"/opt/a\\"b"`],
  ['/opt/$HOME', String.raw`"/opt/\\$HOME"`],
  [String.raw`/opt/a\b`, String.raw`"/opt/a\\\\b"`],
] as const)('%s is quoted so that a desktop reads it back', ([path, quoted]) => {
  expect(describeAutostart([path])).toContain(`\nExec=${quoted}\n`);
});

test.for([
  [['app', '--hidden'], false, true],
  [['app'], true, true],
  [['app', '--practice'], false, false],
] as const)('a start with %j, by the login %s, is hidden: %s', ([argv, wasOpenedAtLogin, isHidden]) => {
  expect(startsHidden(argv, wasOpenedAtLogin)).toBe(isHidden);
});
