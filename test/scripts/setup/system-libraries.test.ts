import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { prepareSystemLibraries } from '../../../scripts/setup/system-libraries.mjs';

// What apt would really do to this computer is not for a test to find out, so small programs stand in its place.
let folder = '';
beforeEach(({ skip }) => {
  if (process.platform !== 'linux') skip('system libraries are looked after on Linux only');
  folder = mkdtempSync(join(tmpdir(), 'promo-libraries-'));
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  if (folder) rmSync(folder, { recursive: true });
});

const program = (name: string, script: string) =>
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
const apt = () => join(folder, 'apt');
const askedOfApt = () => (existsSync(apt()) ? readFileSync(apt(), 'utf8').trim().split('\n') : []);

/** A computer where everything but these packages is installed; `t64` says that it has the newer names. */
function computerWithout(missing: readonly string[], isNewer = false) {
  const pattern = missing.flatMap((name) => [name, `${name}t64`]).join('|') || 'nothing';
  program('dpkg-query', `case "$2" in ${pattern}) exit 1;; *) echo 'Status: install ok installed';; esac`);
  program('apt-cache', isNewer ? 'exit 0' : 'exit 1');
  program('apt-get', `echo "$@" >> ${apt()}`);
}

test('when all are there, nothing is asked of apt', async () => {
  computerWithout([]);
  await prepareSystemLibraries();
  expect(askedOfApt()).toEqual([]);
});

test('a person who is not root is told the exact command', async () => {
  computerWithout(['libnss3', 'xvfb']);
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
  await expect(prepareSystemLibraries()).rejects.toThrow(
    'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb libnss3',
  );
  expect(askedOfApt()).toEqual([]);
});

test.for([
  { isNewer: false, names: 'xvfb libgtk-3-0' },
  { isNewer: true, names: 'xvfb libgtk-3-0t64' },
])('as root they are installed, under the names of this Debian: $names', async ({ isNewer, names }) => {
  computerWithout(['xvfb', 'libgtk-3-0'], isNewer);
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  await prepareSystemLibraries();
  expect(askedOfApt()).toEqual(['update', `install -y --no-install-recommends ${names}`]);
});

test('an apt that does not succeed is said, with its words', async () => {
  computerWithout(['xvfb']);
  program('apt-get', 'echo "no space left"; exit 100');
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  await expect(prepareSystemLibraries()).rejects.toThrow('no space left');
});
