import { buildGallery, galleryFolder } from './gallery/build-gallery.mjs';
import { asApp, asNode, sandboxArguments } from './setup/electron-environment.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runCommand } from './setup/run-command.mjs';
import { prepare } from './setup.mjs';

/**
 * Every component in every state, on one page: in a window for a person, as pictures where there is no display.
 * With `--keep` the pictures become the baselines of the visual test, for this Electron on this system.
 */
await runCommand(async () => {
  const prepared = await prepare();
  const args = process.argv.slice(2);
  const { env } = prepared.display;
  try {
    await buildGallery();
    const isForPerson = !prepared.display.isVirtual && !args.includes('--keep');
    const { status } = isForPerson
      ? await run(
          prepared.electron.path,
          [...sandboxArguments(), inRoot('scripts', 'gallery', 'open-window.mjs')],
          { env: asApp({ ...env, PROMO_GALLERY: galleryFolder }) },
        )
      : await run(prepared.electron.path, [inRoot('scripts', 'gallery', 'gallery.ts'), ...args], {
          env: asNode(env),
        });
    return status;
  } finally {
    await prepared.close();
  }
});
