import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createReadSpreadsheet,
  type ReaderProcess,
} from '../../main/spreadsheets/process/read-in-process.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { realCsvFiles } from './real-csv-files.ts';

const entry = join(import.meta.dirname, '../../main/spreadsheets/spreadsheet-process.ts');

/** The real entry in a process of Electron's Node; the built one in Electron's own is tried in e2e. */
function openReader() {
  const children: ChildProcess[] = [];
  const clock = createFakeClock();
  const read = createReadSpreadsheet((): ReaderProcess => {
    const child = fork(entry, [], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      execArgv: [],
      serialization: 'advanced',
    });
    children.push(child);
    return {
      postMessage: (message) => child.send(message as object),
      on: (
        event: 'message' | 'exit',
        listener: ((message: unknown) => void) | ((code: number | null) => void),
      ) => child.on(event, listener),
      kill: () => child.kill('SIGKILL'),
    };
  }, clock);
  const ended = () =>
    Promise.all(
      children.map(
        (child) =>
          child.exitCode !== null ||
          child.signalCode !== null ||
          new Promise((resolve) => child.once('exit', resolve)),
      ),
    );
  return { read, clock, children, ended };
}

const running = () => new AbortController().signal;

test('a file is read in a process of its own, which then ends', async () => {
  const { read, ended, children, clock } = openReader();
  const [file] = realCsvFiles;
  const found = await read(file?.bytes ?? new Uint8Array(), null, running());
  expect(found).toMatchObject({ format: 'csv', encoding: 'windows-1252', separator: ';' });
  expect(found?.rows.map(({ cells }) => cells)).toEqual(file?.rows);
  await ended();
  expect(children).toHaveLength(1);
  expect(clock.pendingCount()).toBe(0);
});

test('20,000 rows come whole and in order', async () => {
  const { read } = openReader();
  const rows = Array.from({ length: 20_000 }, (_, index) => `Produto ${index};${index},50`);
  const found = await read(Buffer.from(rows.join('\n')), null, running());
  expect(found?.rows.map(({ number, cells }) => `${number} ${cells.join(';')}`)).toEqual(
    rows.map((row, index) => `${index + 1} ${row}`),
  );
});

test('what it refuses comes with its reason', async () => {
  const { read, ended } = openReader();
  await expect(read(Buffer.from('%PDF-1.7'), null, running())).rejects.toMatchObject({
    code: 'spreadsheet-other-format',
  });
  await ended();
});

test('a process that dies by itself is a file that is too heavy', async () => {
  const { read, children } = openReader();
  const reading = read(Buffer.from('a;b'), null, running());
  children[0]?.kill('SIGKILL');
  await expect(reading).rejects.toMatchObject({ code: 'spreadsheet-too-heavy' });
});

test('one that takes too long is ended', async () => {
  const { read, clock, ended } = openReader();
  const reading = read(Buffer.from('a;b'), null, running());
  clock.advance(20_000);
  await expect(reading).rejects.toMatchObject({ code: 'spreadsheet-too-heavy' });
  await ended();
});

test('one that she does not want any more is ended', async () => {
  const { read, ended, clock } = openReader();
  const controller = new AbortController();
  const reading = read(Buffer.from('a;b'), null, controller.signal);
  controller.abort();
  expect(await reading).toBeNull();
  await ended();
  expect(clock.pendingCount()).toBe(0);
  expect(await read(Buffer.from('a;b'), null, controller.signal)).toBeNull();
});
