import { createRequire } from 'node:module';
import { downloadArtifact } from '@electron/get';

const { version } = createRequire(import.meta.url)('electron/package.json');
const checksums = createRequire(import.meta.url)('electron/checksums.json');

// One line on stdout with the first byte tells scripts/setup/electron.mjs that the download is reachable.
let isReached = false;
const getProgressCallback = async () => {
  if (isReached) return;
  isReached = true;
  process.stdout.write('reached\n');
};

try {
  await downloadArtifact({
    version,
    artifactName: 'electron',
    checksums,
    // The cache that Electron's own installer looks into.
    ...(process.env.electron_config_cache ? { cacheRoot: process.env.electron_config_cache } : {}),
    platform: process.platform,
    arch: process.arch,
    downloadOptions: { quiet: true, getProgressCallback },
  });
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${cause}\n`);
  process.exitCode = 1;
}
