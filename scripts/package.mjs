import { makePackage, thisPlatform } from './package/make-package.mjs';
import { runCommand } from './setup/run-command.mjs';
import { say } from './setup/say.mjs';
import { prepare } from './setup.mjs';

/** `npm run package` for this platform, `npm run package -- --win` (or `--linux`, `--mac`) for another. */
await runCommand(async () => {
  const { electron } = await prepare({ needsDisplay: false });
  const wanted = /** @type {const} */ (['win', 'mac', 'linux']).filter((name) =>
    process.argv.includes(`--${name}`),
  );
  for (const platform of wanted.length > 0 ? wanted : [thisPlatform()]) {
    const folder = await makePackage(electron, platform);
    say('package', folder);
  }
  return 0;
});
