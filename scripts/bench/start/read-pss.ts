import { readdirSync, readFileSync } from 'node:fs';

/**
 * The memory of a process and all its children on Linux, each shared page counted once (PSS).
 * @returns megabytes, or NaN where there is no /proc
 */
export function readPssMb(pid: number): number {
  const sizes = familyOf(pid).map(pssKb);
  return sizes.reduce((sum, size) => sum + size, 0) / 1_024;
}

function familyOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = readIfThere(`/proc/${name}/stat`)?.split(') ').at(-1)?.split(' ')[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}

function pssKb(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readIfThere(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0);
}

/** A process may end while it is looked at. */
function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
