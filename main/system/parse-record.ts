import { readFileSync } from 'node:fs';

/** @returns what a text of JSON holds; nothing where it is no JSON, or no object */
export function parseRecord(text: string): Record<string, unknown> {
  return toRecord(parseJson(text));
}

export function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** @returns `''` where there is no such file, or it cannot be read */
export function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
