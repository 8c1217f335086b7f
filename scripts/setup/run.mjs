import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] the whole environment; this process's own when missing
 * @property {string} [cwd] the repository when missing
 * @property {boolean} [isQuiet] keeps the output back instead of showing it
 * @property {number} [timeoutMs] ends the program after this time
 *
 * @typedef {object} RunResult
 * @property {number} status exit status; 1 when it was ended by a signal or could not be started
 * @property {boolean} isTimedOut
 * @property {string} output what it printed, only when quiet
 */

/**
 * Runs a program to its end. Never throws: a program that cannot be started has status 1 and says why.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: options.isQuiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      windowsHide: true,
    });
    const letGo = endTogether(child);
    let output = '';
    let isTimedOut = false;
    const take = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    const timer = options.timeoutMs
      ? setTimeout(() => {
          isTimedOut = true;
          child.kill('SIGKILL');
        }, options.timeoutMs)
      : undefined;
    child.on('error', (error) => {
      clearTimeout(timer);
      letGo();
      resolve({ status: 1, isTimedOut, output: output + error.message });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      letGo();
      resolve({ status: code ?? 1, isTimedOut, output });
    });
  });
}

/**
 * A child ends with this process: SIGTERM is handed on, and Ctrl+C, which the terminal sends to both, is left to
 * the child, so that it can end in order while we wait for it.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} to be called when the child has ended
 */
export function endTogether(child) {
  const wait = () => {};
  const handOn = () => void child.kill();
  process.on('SIGINT', wait);
  process.on('SIGTERM', handOn);
  process.on('exit', handOn);
  return () => {
    process.removeListener('SIGINT', wait);
    process.removeListener('SIGTERM', handOn);
    process.removeListener('exit', handOn);
  };
}

/**
 * @returns {string} the Node that started the command, also from inside the tests, which run in Electron's own:
 * some tools read their arguments wrongly there.
 */
export function plainNode() {
  return process.env.PROMO_NODE ?? process.execPath;
}

/**
 * Runs npm without a shell, so that no path is ever quoted: npm's own program is a script for Node.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options = {}) {
  const cli = findNpmCli();
  if (cli) return run(plainNode(), [cli, ...args], options);
  return run('npm', args, options);
}

/** @returns {string | undefined} npm's script: the one that started us, else the one beside Node. */
function findNpmCli() {
  const bin = dirname(plainNode());
  const candidates = [
    process.env.npm_execpath ?? '',
    join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return candidates.find((path) => path.endsWith('npm-cli.js') && existsSync(path));
}
