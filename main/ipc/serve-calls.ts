import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Reply } from '../../shared/ipc/call.ts';

export interface Door {
  /** Whether the sender is our own main frame on our own page. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  readonly answer: (name: unknown, input: unknown) => Promise<Reply<unknown>>;
}

/** Lets the calls of our own page in, and nobody else's. The one `ipcMain.handle` of the app. */
export function serveCalls(ipcMain: IpcMain, { isTrusted, answer }: Door): void {
  ipcMain.handle('call', async (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    return isTrusted(event) ? answer(name, input) : { ok: false, failure: { code: 'bad-input' } };
  });
}
