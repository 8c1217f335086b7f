import { BrowserWindow, type Session, session } from 'electron';
import { z } from 'zod';
import type { PhotoDecodeOutcome, PhotoJob } from '../../shared/photos.ts';
import type { Clock } from '../system/clock.ts';

export interface PhotoWindowPlan {
  /** The page that decodes: `app://window/photo.html`, or Vite's in development. */
  readonly pageUrl: string;
  /** The built `photo-bridge.ts`. */
  readonly preload: string;
  /** Makes `app://` answer in the window's own session. */
  readonly serveIn: (session: Session) => void;
  readonly clock: Clock;
}

export interface PhotoWindow {
  /** Decodes one image; never throws for what is in it. Jobs wait for each other. */
  decode(job: PhotoJob): Promise<PhotoDecodeOutcome>;
  /** What still waits is unreadable from then on. */
  stop(): void;
}

const longestDecodeMs = 30_000;
const idleMs = 30_000;

const unreadable = { problem: 'photo-unreadable' } as const;

const decoded = z.union([
  z.strictObject({
    jpeg: z.instanceof(Uint8Array),
    thumbnailJpeg: z.instanceof(Uint8Array),
    width: z.int().positive(),
    height: z.int().positive(),
  }),
  z.strictObject({ problem: z.literal('photo-unreadable') }),
]);

/**
 * Decodes photos in a hidden, sandboxed page with a session of its own and no network, so that a file which
 * breaks the decoder breaks nothing else. The window is made for the first job and ends when it has been idle.
 */
export function createPhotoWindow(plan: PhotoWindowPlan): PhotoWindow {
  let window: BrowserWindow | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let cancelIdle = () => {};
  let lastJobId = 0;
  let isStopped = false;

  async function decodeNow(job: PhotoJob): Promise<PhotoDecodeOutcome> {
    if (isStopped) return unreadable;
    cancelIdle();
    if (window?.isDestroyed() || window?.webContents.isCrashed()) destroy();
    try {
      window ??= await openWindow(plan);
      // A window that is opened while the app ends would keep it from ending.
      if (isStopped) return unreadable;
      lastJobId += 1;
      const outcome = await runJob(window, lastJobId, job, plan.clock);
      if (outcome === 'ended') destroy();
      return outcome === 'ended' ? unreadable : outcome;
    } finally {
      if (isStopped) destroy();
      else cancelIdle = plan.clock.after(idleMs, destroy);
    }
  }

  function destroy(): void {
    if (window && !window.isDestroyed()) window.destroy();
    window = undefined;
  }

  return {
    decode(job) {
      const outcome = queue.then(() => decodeNow(job));
      queue = outcome.then(ignore, ignore);
      return outcome;
    },
    stop() {
      isStopped = true;
      cancelIdle();
      destroy();
    },
  };
}

/** @returns `ended` when the page crashed, was closed, or took too long: the window is of no use any more */
function runJob(
  window: BrowserWindow,
  jobId: number,
  { bytes, format }: PhotoJob,
  clock: Clock,
): Promise<PhotoDecodeOutcome | 'ended'> {
  const { webContents } = window;
  return new Promise((resolve) => {
    const finish = (outcome: PhotoDecodeOutcome | 'ended') => {
      cancelTimer();
      webContents.ipc.removeAllListeners('photo-decoded');
      webContents.off('render-process-gone', fail);
      webContents.off('destroyed', fail);
      resolve(outcome);
    };
    const fail = () => finish('ended');
    const cancelTimer = clock.after(longestDecodeMs, fail);
    webContents.once('render-process-gone', fail);
    webContents.once('destroyed', fail);
    webContents.ipc.on('photo-decoded', (_event, answeredJobId: unknown, outcome: unknown) => {
      if (answeredJobId !== jobId) return;
      const parsed = decoded.safeParse(outcome);
      finish(parsed.success ? parsed.data : 'ended');
    });
    webContents.send('decode-photo', jobId, bytes, format);
  });
}

async function openWindow(plan: PhotoWindowPlan): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    show: false,
    width: 64,
    height: 64,
    skipTaskbar: true,
    webPreferences: {
      // Without `persist:` the session lives in memory and ends with the app.
      session: session.fromPartition('photos'),
      preload: plan.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  closeSession(window.webContents.session, plan);
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  try {
    await window.loadURL(plan.pageUrl);
  } catch (error) {
    window.destroy();
    throw error;
  }
  return window;
}

/** Leaves the session its own page and nothing else. */
function closeSession(own: Session, plan: PhotoWindowPlan): void {
  const { protocol, host } = new URL(plan.pageUrl);
  const page = `${protocol}//${host}/`;
  if (!own.protocol.isProtocolRegistered('app')) plan.serveIn(own);
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith(page) }));
}

/** Lets go of the result, which is large. */
function ignore(): void {}
