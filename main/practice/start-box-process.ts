import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BoxOptions, PracticeBox } from './practice-box.ts';
import type { BoxProcess } from './process/box-line.ts';
import { startBox } from './start-box.ts';

/**
 * Starts a box in a child of this process, straight from the source: for tests and benches, which run in
 * Electron's own Node. The app uses {@link startBox} with a utility process instead.
 */
export async function startBoxProcess(options: BoxOptions): Promise<PracticeBox> {
  const entry = fileURLToPath(new URL('./practice-process.ts', import.meta.url));
  const child = fork(entry, [], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return startBox(asBoxProcess(child), options);
}

function asBoxProcess(child: ChildProcess): BoxProcess {
  return {
    postMessage: (message) => child.send(message as object),
    on: (
      event: 'message' | 'exit',
      listener: ((message: unknown) => void) | ((code: number | null) => void),
    ) => child.on(event, listener),
    kill: () => child.kill(),
  };
}
