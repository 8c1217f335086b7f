import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '../../shared/ipc/call.ts';
import { type OpenApp, openApp } from './open-app.ts';

declare global {
  interface Window {
    readonly promoBrothers: Bridge;
  }
}

let app: OpenApp;
let stranger: Server;
let strangerUrl: string;
const strangerHits: string[] = [];

beforeAll(async () => {
  stranger = createServer((request, response) => {
    strangerHits.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('<!doctype html><title>stranger</title>hello');
  });
  await new Promise<void>((done) => stranger.listen(0, '127.0.0.1', done));
  strangerUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
  app = await openApp({ args: ['--practice'] });
  await app.page.waitForSelector('main');
});

afterAll(async () => {
  await app.close();
  stranger.close();
});

test('The page is sandboxed, isolated, and has nothing of Node.', async () => {
  const globals = await app.page.evaluate(() => [
    typeof process,
    typeof require,
    typeof module,
    typeof Buffer,
  ]);
  expect(globals).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
  expect(await app.page.evaluate(() => Object.keys(window.promoBrothers))).toEqual(['call', 'listen']);
  const preferences = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      // Not in Electron's types, but the only way to read back what a window was really made with.
      const made = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
        made.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    }),
  );
  for (const preference of preferences) {
    expect(preference).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  }
});

test('The page reaches no other origin: not by fetch, image, script, style, socket, form or frame.', async () => {
  await app.page.evaluate(async (url) => {
    await fetch(url).catch(() => undefined);
    const add = (tag: string, set: Record<string, string>) =>
      document.head.append(Object.assign(document.createElement(tag), set));
    add('img', { src: `${url}/image` });
    add('script', { src: `${url}/script` });
    add('link', { rel: 'stylesheet', href: `${url}/style` });
    add('iframe', { src: `${url}/frame` });
    try {
      new WebSocket(url.replace('http', 'ws')).onerror = () => undefined;
    } catch {
      // Refused before it was tried is refused.
    }
    navigator.sendBeacon(`${url}/beacon`);
    await new Promise((done) => setTimeout(done, 500));
  }, strangerUrl);
  expect(strangerHits).toEqual([]);
});

test('A script written into the page never runs, and the policy allows neither inline scripts nor eval.', async () => {
  const wasRun = await app.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    document.head.append(script);
    return 'wasRun' in window;
  });
  expect(wasRun).toBe(false);
  const policy = await app.page.evaluate(async () =>
    (await fetch('/index.html')).headers.get('Content-Security-Policy'),
  );
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
});

test('WASM is compiled by the page that decodes photos and by no other.', async () => {
  const policies = await app.page.evaluate(async () => {
    const read = async (page: string) => (await fetch(page)).headers.get('Content-Security-Policy') ?? '';
    return { window: await read('/index.html'), photo: await read('/photo.html') };
  });
  expect(policies.photo).toBe(
    policies.window.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
  );
  expect(policies.photo).not.toBe(policies.window);
  const compiled = await app.page.evaluate(() => {
    const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
    return WebAssembly.compile(empty).then(
      () => 'compiled',
      () => 'refused',
    );
  });
  expect(compiled).toBe('refused');
});

test('A new window is refused.', async () => {
  expect(await app.page.evaluate((url) => window.open(url) === null, strangerUrl)).toBe(true);
  expect(app.electron.windows()).toHaveLength(1);
});

test('Navigation away is refused, by script and by link.', async () => {
  const before = app.page.url();
  await app.page.evaluate((url) => {
    window.location.href = url;
  }, strangerUrl);
  await app.page.evaluate((url) => {
    const link = Object.assign(document.createElement('a'), { href: url });
    document.body.append(link);
    link.click();
    link.remove();
  }, strangerUrl);
  await app.page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  expect(app.page.url()).toBe(before);
  expect(strangerHits).toEqual([]);
});

test('A webview stays an empty element.', async () => {
  const before = await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  await app.page.evaluate((url) => {
    const view = document.createElement('webview');
    view.setAttribute('src', url);
    document.body.append(view);
  }, strangerUrl);
  await app.page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  expect(await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(
    before,
  );
  expect(strangerHits).toEqual([]);
});

test('Every permission is refused.', async () => {
  const answers = await app.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'storage-access',
    ];
    const states = await Promise.all(
      names.map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(
          (status) => status.state,
          () => 'denied',
        ),
      ),
    );
    const asked = await Promise.all([
      Notification.requestPermission(),
      navigator.mediaDevices.getUserMedia({ video: true, audio: true }).then(
        () => 'granted',
        () => 'denied',
      ),
      new Promise((done) =>
        navigator.geolocation.getCurrentPosition(
          () => done('granted'),
          () => done('denied'),
        ),
      ),
    ]);
    return [...states, ...asked];
  });
  expect(new Set(answers)).toEqual(new Set(['denied']));
});

test.each([
  'app://window/../main/main.js',
  'app://window/%2e%2e/main/main.js',
  'app://window/..%2fmain%2fmain.js',
  'app://window/assets/..%5c..%5cmain%5cmain.js',
  'app://window/%2fetc%2fpasswd',
  'app://photos/../window/index.html',
  'app://photos/0000/full.jpg',
  'app://elsewhere/index.html',
])('Nothing outside the built pages is served: %s', async (url) => {
  const status = await app.electron.evaluate(
    async ({ net }, address) => (await net.fetch(address)).status,
    url,
  );
  expect(status).toBe(404);
});

test.each<[string, string, string]>([
  ['an unknown call', 'files.read', '{}'],
  ['a field too many', 'settings.change', '{"language":"en","path":"/etc/passwd"}'],
  ['a file path for a photo', 'photos.pick', '{"path":"/etc/passwd"}'],
  ['a link that is not https', 'about.openLink', '{"url":"http://example.com"}'],
  ['a file as a link', 'about.openLink', '{"url":"file:///etc/passwd"}'],
])('Refused at the door: %s', async (_what, name, input) => {
  const reply = await app.page.evaluate(
    ([call, json]) => window.promoBrothers.call(call as never, JSON.parse(json ?? '') as never),
    [name, input],
  );
  expect(reply).toEqual({ ok: false, failure: { code: 'bad-input' } });
});

test('An input of 50 MB is refused, and the window lives on.', async () => {
  const reply = await app.page.evaluate(() =>
    window.promoBrothers.call('photos.add', { bytes: new Uint8Array(50_000_000) }),
  );
  expect(reply).toEqual({ ok: false, failure: { code: 'bad-input' } });
  expect(await app.page.evaluate(() => window.promoBrothers.call('about.read', {}))).toMatchObject({
    ok: true,
  });
});

test('A call from another window, or from a frame inside ours, is not ours.', async () => {
  const replies = await app.electron.evaluate(async ({ BrowserWindow, app: electronApp }) => {
    const preload = `${electronApp.getAppPath()}/out/preload/bridge.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await other.loadURL('app://window/photo.html').catch(() => undefined);
    const reply = await other.webContents.executeJavaScript("window.promoBrothers.call('about.read', {})");
    other.destroy();
    return reply;
  });
  expect(replies).toEqual({ ok: false, failure: { code: 'bad-input' } });
  const framed = await app.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = '/index.html';
    document.body.append(frame);
    await new Promise((done) => setTimeout(done, 300));
    const inside = frame.contentWindow as (Window & { promoBrothers?: Bridge }) | null;
    let seen = 'nothing';
    try {
      seen = inside?.promoBrothers === undefined ? 'nothing' : 'a bridge';
    } catch {
      seen = 'nothing';
    }
    frame.remove();
    return seen;
  });
  expect(framed).toBe('nothing');
});
