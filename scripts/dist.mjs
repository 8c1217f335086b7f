import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { electronOptions, runBuilder, thisPlatform } from './package/make-package.mjs';
import { build } from './setup/build.mjs';
import { inRoot } from './setup/paths.mjs';
import { runCommand } from './setup/run-command.mjs';
import { SetupError, say } from './setup/say.mjs';
import { prepare } from './setup.mjs';

const installer = /\.(exe|dmg|zip|AppImage|deb)$/;

/** The installers for this platform, with their checksums beside them. Never from a stand-in. */
await runCommand(async () => {
  const { electron } = await prepare({ needsDisplay: false });
  if (electron.isStandIn) {
    throw new SetupError(
      'Installers are made from the official Electron only, and this machine has the stand-in.\n' +
        'Start this command where the official download can be reached; `npm run package` works here.',
    );
  }
  await build();
  const platform = thisPlatform();
  say('installers', `for ${platform}, on Electron ${electron.version}`);
  await runBuilder([`--${platform}`, ...(await electronOptions(electron, platform))]);
  writeChecksums();
  return 0;
});

function writeChecksums() {
  const names = readdirSync(inRoot('release')).filter((name) => installer.test(name));
  const lines = names.map((name) => {
    const sum = createHash('sha256')
      .update(readFileSync(inRoot('release', name)))
      .digest('hex');
    say('checksum', `${sum}  ${name}`);
    return `${sum}  ${name}\n`;
  });
  if (lines.length === 0) throw new SetupError('electron-builder made no installer.');
  writeFileSync(inRoot('release', `SHA256SUMS-${process.platform}.txt`), lines.join(''));
}
