import type { Connection } from '../shared/connection.ts';

// before-paint.js reads it too.
const rememberedAs = 'wasLinked';

/** Whether this computer was linked when the window last heard of it: decides what is painted before main answers. */
export function wasLinkedLastTime(): boolean {
  return localStorage.getItem(rememberedAs) === 'yes';
}

export function rememberLinked(connection: Connection): void {
  if (connection.kind === 'connected') localStorage.setItem(rememberedAs, 'yes');
  if (connection.kind === 'unlinked' || connection.kind === 'waiting-for-scan') {
    localStorage.removeItem(rememberedAs);
  }
}
