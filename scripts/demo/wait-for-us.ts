import { basename } from 'node:path';
import { app } from 'electron';

/**
 * Loaded before the app: holds it back until Playwright is connected. A window that opens while Playwright connects
 * may never be noticed by it, and then it waits for ever; it calls `__playwright_run` when it is connected, for a
 * loader of its own, which it leaves out when it is told which Electron to start (playwright-core 1.65.1,
 * lib/server/electron/loader.js). That loader would also switch the keyring off.
 */
const ready = app.whenReady();
const { promise: connected, resolve } = Promise.withResolvers<void>();
app.whenReady = () => connected.then(() => ready);
Object.assign(globalThis, { __playwright_run: resolve });

// The app must find the arguments of a person's start, which it may hand on to another.
const own = process.argv.findIndex((argument) => basename(argument) === basename(import.meta.filename));
process.argv.splice(own - 1, 2);
