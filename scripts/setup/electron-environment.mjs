/**
 * Electron used as the Node that ships in the app: the tests and the benches run in it.
 * @param {NodeJS.ProcessEnv} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function asNode(more = {}) {
  return { ...process.env, ...more, ELECTRON_RUN_AS_NODE: '1' };
}

/**
 * Electron used as the app.
 * @param {NodeJS.ProcessEnv} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function asApp(more = {}) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = { ...process.env, ...more };
  return env;
}

/** Chromium's sandbox refuses to be started by root on Linux; only there, and only for these commands, it is off. */
export function sandboxArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
