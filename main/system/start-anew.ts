import { app } from 'electron';
import { welcomedArgument } from '../launch.ts';

/**
 * Ends the app in order and starts it again, as it was started where nothing else is asked for. Inside an AppImage the running program lies in a
 * folder that is gone when it ends; the file itself is named by the variable.
 * @param quit ends the app in order, without asking: an end that she calls off would start it anew later
 */
export function startAnew(quit: () => void, args: readonly string[] = sameArguments()): void {
  const { APPIMAGE: execPath = process.execPath } = process.env;
  app.relaunch({ execPath, args: [...args] });
  quit();
}

/** What was brought along from another profile has been taken in, or was erased. */
function sameArguments(): readonly string[] {
  return process.argv.slice(1).filter((arg) => !arg.startsWith(welcomedArgument));
}
