import { execFileSync } from 'node:child_process';

const nobody = 65_534;

/**
 * Runs a module's source in a process of its own, without root's rights, because root may write into
 * read-only folders. The rights are dropped after the imports, which may lie where only root can read.
 * @returns what it printed
 */
export function runAsNobody(imports: string, body: string): string {
  const dropRights = `if (process.getuid?.() === 0) { process.setgid(${nobody}); process.setuid(${nobody}); }`;
  const source = [imports, dropRights, body].join('\n');
  return execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', source], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
  }).trim();
}
