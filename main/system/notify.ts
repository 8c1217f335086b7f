import type { Notification } from 'electron';

export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly onClick: () => void;
}

/** Tells her something outside the window, the way her computer does it. */
export type Notify = (notice: Notice) => void;

/** A click on what was collected as garbage leads nowhere, and nobody looks at more than a few. */
const mostKept = 20;

/** @param Native Electron's class */
export function createNotify(Native: typeof Notification): Notify {
  const kept: Notification[] = [];
  return ({ title, body, onClick }) => {
    if (!Native.isSupported()) return;
    const notification = new Native({ title, body });
    notification.on('click', onClick);
    kept.push(notification);
    if (kept.length > mostKept) kept.shift();
    notification.show();
  };
}
