import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { PracticeReport } from '../../shared/practice.ts';
import { until } from './until.ts';

const server = fileURLToPath(new URL('../../main/practice/practice-server.ts', import.meta.url));
const stockClient = fileURLToPath(new URL('./stock-client.mjs', import.meta.url));
const running: ChildProcess[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null) continue;
    child.kill();
    await once(child, 'exit');
  }
});

function runAsNode(...args: string[]): ChildProcess {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  return child;
}

async function firstLineOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return line;
}

interface Introduction {
  readonly port: number;
  readonly url: string;
  readonly rootKey: string;
  readonly mediaCaPath: string;
  readonly admin: string;
  readonly groups: readonly { readonly jid: string; readonly members: number; readonly addressing: string }[];
}

async function start(...args: string[]): Promise<{ line: string; box: Introduction }> {
  const line = await firstLineOf(runAsNode(server, '--json', ...args));
  return { line, box: JSON.parse(line) };
}

async function stats(box: Introduction): Promise<PracticeReport & { violations: string[] }> {
  return (await fetch(`${box.admin}/stats`)).json() as Promise<PracticeReport & { violations: string[] }>;
}

describe('the stand-alone practice server', () => {
  it('lets thirty lines around a stock Baileys pair and post to a group whose members decrypt it', async () => {
    const { line, box } = await start('--groups', '2x5,1x3', '--devices', '1,2', '--refreshes', '0');
    expect(box.groups.map(({ members, addressing }) => [members, addressing])).toEqual([
      [5, 'lid'],
      [5, 'phone-number'],
      [3, 'lid'],
    ]);
    const script = runAsNode(stockClient, line, 'Olá do roteiro');
    const [status] = await once(script, 'exit');
    expect(status).toBe(0);
    await until('every device could read it', async () => (await stats(box)).posts[0]?.readableCount === 7);
    expect((await stats(box)).posts).toMatchObject([
      { text: 'Olá do roteiro', deviceCount: 7, readableCount: 7 },
    ]);
    expect((await stats(box)).violations).toEqual([]);
  });

  it('gives its root key, and answers a scan that leads nowhere', async () => {
    const { box } = await start('--groups', '1x1');
    expect(await (await fetch(`${box.admin}/root-key`)).text()).toBe(box.rootKey);
    const scan = await fetch(`${box.admin}/mock-phone/scan-qr`, { method: 'POST', body: 'no QR' });
    expect([scan.status, await scan.json()]).toEqual([409, { answer: 'could-not-link' }]);
    expect((await fetch(`${box.admin}/anything-else`)).status).toBe(404);
    expect((await fetch(`${box.admin}/stats`, { headers: { origin: 'https://example.com' } })).status).toBe(
      403,
    );
  });

  it('says what is wrong with what it was asked', async () => {
    const child = runAsNode(server, '--groups', 'many');
    let words = '';
    child.stderr?.on('data', (part) => {
      words += String(part);
    });
    const [status] = await once(child, 'exit');
    expect([status, words.trim()]).toEqual([1, '--groups: what is many?']);
  });
});
