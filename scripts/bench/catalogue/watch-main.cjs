const { monitorEventLoopDelay } = require('node:perf_hooks');
const { appendFileSync } = require('node:fs');

/**
 * Loaded into the app's main process before the app itself: a line every quarter of a second with the longest time
 * that main was busy at a stretch, in milliseconds, after the moment (milliseconds since 1970).
 */
const resolutionMs = 2;
const file = process.env.BENCH_STALLS_FILE;

if (file !== undefined && process.type === 'browser') {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  setInterval(() => {
    appendFileSync(file, `${Date.now()} ${Math.max(0, delay.max / 1e6 - resolutionMs)}\n`);
    delay.reset();
  }, 250).unref();
}
