import { EventEmitter } from 'node:events';
import type { BrowserWindow, PowerMonitor } from 'electron';
import { expect, test } from 'vitest';
import { createWatchPower } from '../../main/system/power.ts';

function open() {
  const monitor = new EventEmitter();
  const window = Object.assign(new EventEmitter(), { isDestroyed: () => false });
  const heard: string[] = [];
  const watch = createWatchPower(
    monitor as unknown as PowerMonitor,
    window as unknown as Pick<BrowserWindow, 'on' | 'off' | 'isDestroyed'>,
  );
  const stop = watch({
    onSuspend: () => heard.push('suspend'),
    onResume: () => heard.push('resume'),
    onShutdown: () => heard.push('shutdown'),
  });
  return { monitor, window, heard, stop };
}

test('Sleep, waking and the end are told, the computer is asked to wait, and Windows tells its window.', () => {
  const { monitor, window, heard, stop } = open();
  let isPrevented = false;
  const preventDefault = () => {
    isPrevented = true;
  };
  monitor.emit('suspend');
  monitor.emit('resume');
  monitor.emit('shutdown', { preventDefault });
  window.emit('session-end');
  expect(heard).toEqual(['suspend', 'resume', 'shutdown', 'shutdown']);
  expect(isPrevented).toBe(true);

  stop();
  monitor.emit('shutdown', { preventDefault });
  window.emit('session-end');
  expect(heard).toHaveLength(4);
  expect([...monitor.eventNames(), ...window.eventNames()]).toEqual([]);
});
