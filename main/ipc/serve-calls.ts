import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { AppError, type Failure } from '../../shared/failure.ts';
import type { CallName, Handlers, Output, Reply } from '../../shared/ipc/call.ts';
import { calls } from '../../shared/ipc/contract.ts';
import type { Log } from '../system/log.ts';

export interface CallService {
  /** Read at every call: they are there a moment after the window, and change when a damaged folder is mended. */
  readonly readHandlers: () => Handlers | Promise<Handlers>;
  /** Whether the sender is our own main frame on our own page. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  readonly log: Log;
  /** Names an unexpected failure in the log and to the person. */
  readonly newIncident: () => string;
}

/** Answers every call of the window in one place: trust, parse, do, answer. The one `ipcMain.handle` of the app. */
export function serveCalls(ipcMain: IpcMain, service: CallService): void {
  ipcMain.handle('call', async (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    if (!service.isTrusted(event)) return refuse({ code: 'bad-input' }, service.log, 'call from a stranger');
    return answerCall(service, name, input);
  });
}

/** @returns the answer to one call; it never throws. Exported for the tests, which have no Electron event. */
export async function answerCall(
  service: Omit<CallService, 'isTrusted'>,
  name: unknown,
  input: unknown,
): Promise<Reply<unknown>> {
  if (!isCallName(name)) return refuse({ code: 'bad-input' }, service.log, 'unknown call');
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) return refuse({ code: 'bad-input' }, service.log, `malformed input of ${name}`);
  try {
    const handle = (await service.readHandlers())[name] as (
      input: unknown,
    ) => Output<CallName> | Promise<Output<CallName>>;
    return { ok: true, value: await handle(parsed.data) };
  } catch (error) {
    return { ok: false, failure: toFailure(error, name, service) };
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}

function refuse(failure: Failure, log: Log, why: string): Reply<never> {
  log.warn({ why }, 'call refused');
  return { ok: false, failure };
}

function toFailure(
  error: unknown,
  name: CallName,
  service: Pick<CallService, 'log' | 'newIncident'>,
): Failure {
  if (error instanceof AppError) {
    service.log.info({ call: name, code: error.code, cause: error.cause }, 'call failed');
    return { code: error.code };
  }
  const incident = service.newIncident();
  service.log.error({ call: name, incident, err: error }, 'unexpected failure');
  return { code: 'unexpected', incident };
}
