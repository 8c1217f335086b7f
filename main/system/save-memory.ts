import { setFlagsFromString } from 'node:v8';
import type { App } from 'electron';
import type { Clock } from './clock.ts';

/** Longer than a start takes on a slow laptop. */
const startMs = 30_000;

/**
 * While an app starts, V8 takes the burst of new objects for a sign that there will always be so many, and keeps 8 MB
 * more than what is loaded then needs. Until the start is over it is told to keep little; a large send comes later and
 * finds V8 as it is. The flag is looked at whenever memory is collected (Heap::ShouldOptimizeForMemoryUsage).
 */
export function saveMemoryAtStart(clock: Clock): void {
  setFlagsFromString('--optimize-for-size');
  clock.after(startMs, endMemorySaving);
}

/**
 * Chromium's own network gets no process of its own, which takes 13 MB: every request of a page is answered here in
 * main, and none goes out (window/lockdown.ts). To be called before the app is ready.
 */
export function keepNetworkInside(app: App): void {
  app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
}

/** Something large begins: to keep little would now cost main pauses of 40 ms. */
export function endMemorySaving(): void {
  setFlagsFromString('--no-optimize-for-size');
}
