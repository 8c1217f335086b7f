import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeAutostart } from '../../main/system/describe-autostart.ts';
import { createStartAtLogin, startsHidden } from '../../main/system/start-at-login.ts';
import { makeFolder } from '../builders.ts';

function open(platform: NodeJS.Platform, configFolder = makeFolder()) {
  const items: unknown[] = [];
  const startAtLogin = createStartAtLogin({
    platform,
    app: { setLoginItemSettings: (settings) => items.push(settings) },
    program: '/opt/Promo Brothers/promo-brothers',
    args: ['--practice'],
    configFolder,
    fileName: 'promo-brothers.desktop',
  });
  return { startAtLogin, items, file: join(configFolder, 'autostart', 'promo-brothers.desktop') };
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
  const entry = { path: '/opt/Promo Brothers/promo-brothers', args: ['--practice', '--hidden'] };
  expect(items).toEqual([
    { openAtLogin: true, ...entry },
    { openAtLogin: false, ...entry },
  ]);
  expect(existsSync(file)).toBe(false);
});

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
