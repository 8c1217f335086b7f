import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { asApp, sandboxArguments } from '../../scripts/setup/electron-environment.mjs';

/**
 * Runs a script of this folder as Electron's main process, in a fresh data folder.
 * @returns what it wrote as JSON, in one line, before it ended
 */
export async function toldByHost<Told>(host: string): Promise<Told> {
  const profile = mkdtempSync(join(tmpdir(), 'promo-host-'));
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [...sandboxArguments(), join(import.meta.dirname, host)],
      { env: asApp({ PROMO_PROFILE: profile }), timeout: 120_000 },
    );
    const line = stdout.split('\n').find((text) => text.startsWith('{'));
    if (line === undefined) throw new Error(`${host} told nothing: ${stderr}`);
    return JSON.parse(line);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
