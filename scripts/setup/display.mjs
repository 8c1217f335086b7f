import { spawn } from 'node:child_process';
import { SetupError, say } from './say.mjs';

/**
 * @typedef {object} Display
 * @property {boolean} isVirtual nobody can see it
 * @property {NodeJS.ProcessEnv} env what a program needs in its environment to draw there
 * @property {() => Promise<void>} stop
 */

const size = '1920x1200x24';
const startMs = 20_000;

/**
 * The display that is there; on Linux without one, a virtual one that ends with `stop`.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Display>}
 */
export async function prepareDisplay(env = process.env) {
  if (process.platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) {
    return { isVirtual: false, env: {}, stop: async () => {} };
  }
  const { number, stop } = await startXvfb();
  say('display', `none here, so a virtual one: Xvfb :${number}, ${size}`);
  return { isVirtual: true, env: { DISPLAY: `:${number}` }, stop };
}

/** @returns {Promise<{ number: string, stop: () => Promise<void> }>} */
function startXvfb() {
  return new Promise((resolve, reject) => {
    // The server picks a free number itself and writes it to descriptor 3, so two runs never meet.
    const args = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'];
    // Detached, so that Ctrl+C reaches the app first and the display only when the app has ended.
    const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
    const ended = new Promise((done) => child.once('close', done));
    const endWithUs = () => child.kill();
    process.once('exit', endWithUs);
    const stop = async () => {
      process.removeListener('exit', endWithUs);
      child.kill();
      await ended;
    };
    const refuse = (/** @type {string} */ reason) => {
      clearTimeout(timer);
      reject(new SetupError(`The virtual display did not start: ${reason}`));
    };
    const timer = setTimeout(() => {
      child.kill();
      refuse('Xvfb said nothing in time');
    }, startMs);
    child.once('error', (error) => refuse(error.message));
    child.once('exit', (status) => refuse(`Xvfb ended with status ${status}`));
    let text = '';
    child.stdio[3]?.on('data', (chunk) => {
      text += chunk.toString();
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve({ number: text.trim(), stop });
    });
  });
}
