import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createBox } from './create-box.ts';
import type { BoxOptions, GroupPlan, PracticeBox } from './practice-box.ts';
import { createAdmin } from './process/admin.ts';

const help = `practice-server [--port N] [--groups 3x50,1x1024] [--devices 1,2,3] [--refreshes 0|1|2] [--seed N] [--json]

Starts a practice WhatsApp on 127.0.0.1 for any Baileys script.
  --groups     how many groups of how many members; every second one is addressed by phone number
  --devices    devices of the members, in turn
  --refreshes  how often the pairing secret is renewed during one pairing (WhatsApp does once)
  --seed       random delays and reordering on every stanza, repeatable by this number
  --json       the first line is JSON: port, url, root key, media certificate, groups`;

/** The stand-alone box. It needs neither Electron nor Node's SQLite; only here does it have an admin over HTTP. */
async function runServer(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      groups: { type: 'string', default: '3x50' },
      devices: { type: 'string', default: '1' },
      refreshes: { type: 'string', default: '1' },
      seed: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    print(help);
    return;
  }
  // libsignal writes sessions with their private keys to the console.
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => undefined;
  const plans = readGroups(values.groups, readDevices(values.devices));
  const options: BoxOptions = {
    port: readNumber('--port', values.port, 65_535),
    groups: plans,
    refreshesPerPairing: readNumber('--refreshes', values.refreshes, 2) as 0 | 1 | 2,
    ...(values.seed !== undefined && { jitterSeed: readNumber('--seed', values.seed, 2 ** 32 - 1) }),
  };
  const admin = createAdmin();
  const box = await createBox(options, admin.handleRequest);
  admin.open(box);
  const folder = mkdtempSync(join(tmpdir(), 'practice-server-'));
  const mediaCaPath = join(folder, 'media-ca.pem');
  writeFileSync(mediaCaPath, box.address.mediaCa);
  introduce(box, plans, mediaCaPath, values.json);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      rmSync(folder, { recursive: true, force: true });
      void box.stop().then(() => process.exit(0));
    });
  }
}

function introduce(
  box: PracticeBox,
  plans: readonly GroupPlan[],
  mediaCaPath: string,
  isJson: boolean,
): void {
  const { url, rootKey, mediaCa } = box.address;
  const { port } = new URL(url);
  const groups = plans.map(({ name, members, addressing }) => ({
    name,
    jid: box.group(name).jid,
    members,
    addressing,
  }));
  const admin = `http://127.0.0.1:${port}/admin`;
  const phone = { phoneNumber: box.phone.phoneNumber, lid: box.phone.lid };
  if (isJson) {
    print(JSON.stringify({ port: Number(port), url, rootKey, mediaCaPath, mediaCa, admin, phone, groups }));
    return;
  }
  print(`practice WhatsApp  ${url}`);
  print(`root key           ${rootKey}`);
  print(`media certificate  ${mediaCaPath}`);
  print(`admin              POST ${admin}/mock-phone/scan-qr · GET ${admin}/stats · GET ${admin}/root-key`);
  for (const { name, jid, members, addressing } of groups)
    print(`${name}  ${jid}  ${members} members  ${addressing}`);
}

function readGroups(text: string, devicesPerMember: readonly (1 | 2 | 3)[]): GroupPlan[] {
  const plans: GroupPlan[] = [];
  for (const part of text.split(',')) {
    const [, count, members] = /^(\d{1,3})x(\d{1,4})$/.exec(part.trim()) ?? [];
    if (count === undefined || members === undefined) throw new Error(`--groups: what is ${part}?`);
    for (let index = 0; index < Number(count); index += 1) {
      const number = plans.length + 1;
      const addressing = number % 2 === 0 ? 'phone-number' : 'lid';
      plans.push({ name: `Grupo ${number}`, members: Number(members), addressing, devicesPerMember });
    }
  }
  return plans;
}

function readDevices(text: string): (1 | 2 | 3)[] {
  return text.split(',').map((part) => {
    const count = Number(part);
    if (count !== 1 && count !== 2 && count !== 3) throw new Error('--devices: 1, 2 or 3');
    return count;
  });
}

function readNumber(name: string, text: string, highest: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > highest) throw new Error(`${name}: a number from 0 to ${highest}`);
  return value;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

runServer().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
