import { AppError, type Failure } from '../../shared/failure.ts';
import type { CallName, Handlers, Output, Reply } from '../../shared/ipc/call.ts';
import { calls } from '../../shared/ipc/contract.ts';
import type { Log } from '../system/log.ts';
import type { InTurn } from './take-turns.ts';

export interface CallService {
  /** Read at every call: they are there a moment after the window, and change when a damaged folder is mended. */
  readonly readHandlers: () => Handlers | Promise<Handlers>;
  readonly inTurn: InTurn;
  readonly log: Log;
  /** Names an unexpected failure in the log and to the person. */
  readonly newIncident: () => string;
}

/** Parses one call, does it and answers; it never throws. */
export async function answerCall(
  service: CallService,
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
    return { ok: true, value: await service.inTurn(() => handle(parsed.data)) };
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
