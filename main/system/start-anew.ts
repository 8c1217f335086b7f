import { app } from 'electron';

/**
 * Ends the app in order and starts it again as it was started. Inside an AppImage the running program lies in a
 * folder that is gone when it ends; the file itself is named by the variable.
 * @param quit ends the app in order, without asking: an end that she calls off would start it anew later
 */
export function startAnew(quit: () => void): void {
  const { APPIMAGE: execPath = process.execPath } = process.env;
  app.relaunch({ execPath, args: process.argv.slice(1) });
  quit();
}
