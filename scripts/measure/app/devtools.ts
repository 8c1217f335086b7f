import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';

/** A page that is watched through Chromium's own port: nothing of it is held up, as a debugger's client would. */
export interface WatchedPage {
  /** @returns what the expression, in the page, comes to */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Presses and releases the mouse on the middle of the element that the expression gives. */
  click(element: string): Promise<void>;
  /** Any command of Chromium's own protocol: real keys and wheels among them. */
  send(method: string, params: object): Promise<unknown>;
  close(): void;
}

const lookEveryMs = 10;
const patienceMs = 30_000;

/** @param port where Chromium listens on this computer. @throws Error when no page comes */
export async function watchPage(port: number): Promise<WatchedPage> {
  const socket = new WebSocket(await findPage(port));
  // Also later: a program that is killed hangs up, and whoever asks it something learns so in another way.
  await new Promise((opened, failed) => socket.once('open', opened).on('error', failed));
  const waiting = new Map<number, (result: unknown) => void>();
  let lastId = 0;
  socket.on('message', (data) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  });
  const send = (method: string, params: object): Promise<unknown> => {
    lastId += 1;
    const answer = new Promise((resolve) => waiting.set(lastId, resolve));
    socket.send(JSON.stringify({ id: lastId, method, params }));
    return answer;
  };

  async function evaluate<Value>(expression: string): Promise<Value> {
    const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    // A page that is just being replaced has no answer; whoever waits asks again.
    return (answer as { result?: { value: Value } } | undefined)?.result?.value as Value;
  }

  return {
    evaluate,
    async click(element) {
      const { x, y } = await evaluate<{ x: number; y: number }>(`(() => {
        const { left, top, width, height } = (${element}).getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      })()`);
      const mouse = { x, y, button: 'left', clickCount: 1 };
      await send('Input.dispatchMouseEvent', { type: 'mousePressed', ...mouse });
      await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...mouse });
    },
    send,
    close: () => socket.close(),
  };
}

/** Waits until an expression in the page is true. */
export async function until(page: WatchedPage, expression: string): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(lookEveryMs)) {
    if (await page.evaluate<boolean>(expression)) return;
  }
  throw new Error(`it never came about that ${expression}`);
}

async function findPage(port: number): Promise<string> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(lookEveryMs)) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => undefined);
    const targets = ((await answer?.json()) ?? []) as { type: string; webSocketDebuggerUrl: string }[];
    const page = targets.find(({ type }) => type === 'page');
    if (page !== undefined) return page.webSocketDebuggerUrl;
  }
  throw new Error('there is no window');
}

/** Chromium writes where it listens; the window is there a little later. */
export function readPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    if (child.stderr === null) throw new Error('the program has no stderr');
    createInterface({ input: child.stderr }).on('line', (line) => {
      const port = /^DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', (status) => reject(new Error(`the program ended with ${status}`)));
  });
}
