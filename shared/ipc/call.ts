import type { z } from 'zod';
import type { Failure } from '../failure.ts';
import type { calls, Lives } from './contract.ts';

/** One call: the schema that main parses the input with, and the type of what it answers. */
export interface Call<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Carries the type only; there is never a value here. */
  readonly output?: Output;
}

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Input<Name extends CallName> = z.input<Calls[Name]['input']>;
export type ParsedInput<Name extends CallName> = z.output<Calls[Name]['input']>;
export type Output<Name extends CallName> = Calls[Name] extends Call<z.ZodType, infer O> ? O : never;

/** What main must offer: a missing or misshapen handler does not compile. */
export type Handlers = {
  readonly [Name in CallName]: (input: ParsedInput<Name>) => Output<Name> | Promise<Output<Name>>;
};

export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

export type LiveName = keyof Lives;

/** The whole of what the preload puts into the window: two words. */
export interface Bridge {
  call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Reply<Output<Name>>>;
  /** Calls `listener` with the present value at once and with every later one. @returns a function that stops it. */
  listen<Name extends LiveName>(name: Name, listener: (value: Lives[Name]) => void): () => void;
}
