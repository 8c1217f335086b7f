import { createFindVariable, type Variable } from './variables.ts';

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly variable: Variable }
  /** `[ … ]`: vanishes whole when a variable of its own is missing, or when all that it has are groups that vanished. */
  | { readonly kind: 'group'; readonly parts: readonly TemplatePart[] };

export const templateProblems = [
  'variable-unknown',
  'brace-never-closed',
  'bracket-never-closed',
  'bracket-never-opened',
  'nested-too-deep',
] as const;

export interface TemplateProblem {
  readonly code: (typeof templateProblems)[number];
  /** What stands there, as it was typed, cut to what fits into a sentence. */
  readonly part: string;
}

export interface ParsedTemplate {
  readonly parts: readonly TemplatePart[];
  readonly problems: readonly TemplateProblem[];
}

/** Groups inside groups; more than this is no template that a person means. */
export const mostNesting = 8;

/**
 * Reads a template: `{variable}`, `[part that may vanish]`, and `\{ \} \[ \]` for the characters themselves. Whatever
 * makes no sense stays as it was typed, and is told of. Brackets without a variable inside are just brackets, because
 * "[Loja da Ana]" is a way to write a name.
 */
export function parseTemplate(text: string): ParsedTemplate {
  const reading: Reading = {
    text: text.replace(/\r\n?|[\u2028\u2029]/g, '\n'),
    open: [{ parts: [], hasVariable: false, start: 0 }],
    problems: [],
    findVariable: createFindVariable(),
  };
  for (const token of reading.text.matchAll(tokens)) take(token[0], token.index, reading);
  while (reading.open.length > 1) {
    const { start } = top(reading);
    reading.problems.push({ code: 'bracket-never-closed', part: cut(reading.text.slice(start)) });
    closeAs('text', reading);
  }
  return { parts: top(reading).parts, problems: reading.problems };
}

interface Frame {
  readonly parts: TemplatePart[];
  hasVariable: boolean;
  /** Where its bracket stands. */
  readonly start: number;
}

interface Reading {
  readonly text: string;
  /** The brackets that are open, the text around all of them first. */
  readonly open: Frame[];
  readonly problems: TemplateProblem[];
  readonly findVariable: (written: string) => Variable | undefined;
}

/** An escaped character; a variable within one line; a bracket or an open brace; anything up to the next of these. */
const tokens = /\\[[\]{}]|\{[^{}[\]\\\n]{0,60}\}|[[\]{]|[^\\[\]{]+|\\/g;

function take(token: string, at: number, reading: Reading): void {
  if (token === '[') openGroup(at, reading);
  else if (token === ']') closeGroup(at, reading);
  else if (token === '{') leaveBrace(at, reading);
  else if (token.startsWith('{')) addVariable(token, reading);
  else addText(token.length === 2 && token.startsWith('\\') ? token.slice(1) : token, reading);
}

function leaveBrace(at: number, reading: Reading): void {
  reading.problems.push({ code: 'brace-never-closed', part: cut(reading.text.slice(at)) });
  addText('{', reading);
}

function openGroup(at: number, reading: Reading): void {
  if (reading.open.length <= mostNesting) {
    reading.open.push({ parts: [], hasVariable: false, start: at });
    return;
  }
  reading.problems.push({ code: 'nested-too-deep', part: cut(reading.text.slice(at)) });
  addText('[', reading);
}

function closeGroup(at: number, reading: Reading): void {
  if (reading.open.length > 1) {
    closeAs(top(reading).hasVariable ? 'group' : 'plain brackets', reading);
    return;
  }
  reading.problems.push({ code: 'bracket-never-opened', part: cut(reading.text.slice(0, at + 1), 'end') });
  addText(']', reading);
}

/** Ends the innermost bracket: as a part that may vanish, or as nothing but characters. */
function closeAs(what: 'group' | 'plain brackets' | 'text', reading: Reading): void {
  const ended = reading.open.pop();
  if (ended === undefined) return;
  const around = top(reading);
  around.hasVariable ||= ended.hasVariable;
  if (what === 'group') {
    around.parts.push({ kind: 'group', parts: ended.parts });
    return;
  }
  addText('[', reading);
  for (const part of ended.parts)
    part.kind === 'text' ? addText(part.text, reading) : around.parts.push(part);
  if (what === 'plain brackets') addText(']', reading);
}

function addVariable(token: string, reading: Reading): void {
  const variable = reading.findVariable(token.slice(1, -1));
  const frame = top(reading);
  if (variable === undefined) {
    reading.problems.push({ code: 'variable-unknown', part: token });
    addText(token, reading);
  } else {
    frame.hasVariable = true;
    frame.parts.push({ kind: 'variable', variable });
  }
}

function addText(text: string, reading: Reading): void {
  const { parts } = top(reading);
  const last = parts.at(-1);
  if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text };
  else parts.push({ kind: 'text', text });
}

function top({ open }: Reading): Frame {
  const frame = open.at(-1);
  if (frame === undefined) throw new Error('The text around all brackets is never closed.');
  return frame;
}

/** At most 24 characters of one line, from its beginning or its end. */
function cut(text: string, from: 'start' | 'end' = 'start'): string {
  const near = from === 'start' ? text.slice(0, 100) : text.slice(-100);
  const lines = near.split('\n');
  const line = Array.from((from === 'start' ? lines[0] : lines.at(-1)) ?? '');
  if (line.length <= 24) return line.join('');
  return from === 'start' ? `${line.slice(0, 23).join('')}…` : `…${line.slice(-23).join('')}`;
}
