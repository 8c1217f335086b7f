import type { ElectronApplication } from 'playwright-core';
import { untilAnswered } from '../../scripts/demo/until-answered.ts';

export function readZoom(electron: ElectronApplication): Promise<number | undefined> {
  return untilAnswered(() =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor()),
  );
}
