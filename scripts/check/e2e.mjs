import { availableParallelism } from 'node:os';
import { build } from '../setup/build.mjs';
import { prepareDisplay } from '../setup/display.mjs';
import { say } from '../setup/say.mjs';
import { runTests } from './vitest.mjs';

/** The windows of two tests on two cores get along; more of them make each other late. */
const mostAtOnce = 2;

/**
 * The real windows: builds the app when it is stale and drives it as a person does. On virtual displays two files run
 * beside each other, each on a display of its own, so that no window takes the focus of another test; on a real one
 * they run one after another.
 * @param {import('../setup.mjs').Prepared} prepared
 * @param {readonly string[]} args file filters or options for vitest
 */
export async function e2e(prepared, args) {
  await build();
  const more = [];
  const atOnce = prepared.display.isVirtual ? Math.min(mostAtOnce, availableParallelism()) : 1;
  try {
    while (more.length + 1 < atOnce) more.push(await prepareDisplay());
    say('window tests', atOnce === 1 ? 'in real windows' : `in real windows, ${atOnce} files at a time`);
    const displays = [prepared.display, ...more].map(({ env }) => env.DISPLAY ?? '').join(' ');
    const env = atOnce === 1 ? {} : { PROMO_TEST_DISPLAYS: displays };
    return await runTests(prepared, 'vitest.e2e.config.ts', [...args, `--maxWorkers=${atOnce}`], env);
  } finally {
    await Promise.all(more.map((display) => display.stop()));
  }
}
