/** What becomes of the app when she closes its window. */
export type CloseStep = 'hide' | 'hide-and-say' | 'quit';

export interface CloseFacts {
  readonly platform: NodeJS.Platform;
  readonly keepsRunning: boolean;
  /** She was told before where the app is then. */
  readonly knowsOfTray: boolean;
}

/** Without her leave nothing goes on behind a closed window; only a Mac never ends an app with its last window. */
export function decideClose({ platform, keepsRunning, knowsOfTray }: CloseFacts): CloseStep {
  if (platform === 'darwin') return 'hide';
  if (!keepsRunning) return 'quit';
  return knowsOfTray ? 'hide' : 'hide-and-say';
}
