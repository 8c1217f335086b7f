import { AppError, type Failure } from '../../shared/failure.ts';
import type { Bridge, CallName, Input, Output } from '../../shared/ipc/call.ts';

declare global {
  interface Window {
    readonly promoBrothers: Bridge;
  }
}

/**
 * Asks main and waits for its answer.
 * @throws CallError when main answers with a failure
 */
export async function call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const reply = await window.promoBrothers.call(name, input);
  if (reply.ok) return reply.value;
  throw new CallError(reply.failure);
}

/** A failure that main told the window about. */
export class CallError extends AppError {
  readonly incident: string | undefined;

  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'CallError';
    this.incident = failure.incident;
  }
}

/** What a person can be told about anything that was thrown. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof CallError && thrown.incident !== undefined) {
    return { code: thrown.code, incident: thrown.incident };
  }
  return { code: thrown instanceof AppError ? thrown.code : 'unexpected' };
}
