import { join } from 'node:path';
import type { Menu, nativeImage, Tray } from 'electron';
import type { BroadcastId } from '../../shared/broadcasts.ts';
import type { Say } from '../../shared/text/read-word.ts';
import type { TrayView } from './describe-tray.ts';

export interface TrayIcon {
  show(view: TrayView, say: Say): void;
  stop(): void;
}

export interface TrayActs {
  readonly open: () => void;
  readonly pause: (ids: readonly BroadcastId[]) => void;
  readonly resume: (ids: readonly BroadcastId[]) => void;
  readonly quit: () => void;
}

/** The parts of Electron that the icon is made of. */
export interface TrayParts {
  readonly platform: NodeJS.Platform;
  readonly Tray: typeof Tray;
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate'>;
  readonly nativeImage: Pick<typeof nativeImage, 'createFromPath'>;
}

/**
 * The icon beside the clock. Where a desktop of Linux has no place for it, it is simply not there: starting the app
 * again shows the window too.
 * @param folder of the drawn icons
 */
export function openTray(parts: TrayParts, folder: string, acts: TrayActs): TrayIcon {
  const tray = new parts.Tray(readIcon(parts, folder, 'ready'));
  let shown = '';
  tray.on('click', acts.open);
  return {
    show(view, say) {
      const words = wordsOf(view, say);
      // A menu that is replaced while it is open closes.
      const next = JSON.stringify([words, view]);
      if (next === shown) return;
      shown = next;
      tray.setImage(readIcon(parts, folder, view.look));
      tray.setToolTip(`Promo Brothers: ${words}`);
      tray.setContextMenu(
        parts.Menu.buildFromTemplate([
          { label: words, enabled: false },
          { type: 'separator' },
          { label: say('desktop.tray.open'), click: acts.open },
          {
            label: say('desktop.tray.pause'),
            visible: view.toPause.length > 0,
            click: () => acts.pause(view.toPause),
          },
          {
            label: say('desktop.tray.resume'),
            visible: view.toResume.length > 0,
            click: () => acts.resume(view.toResume),
          },
          { type: 'separator' },
          { label: say('desktop.tray.quit'), click: acts.quit },
        ]),
      );
    },
    stop: () => tray.destroy(),
  };
}

function wordsOf({ state }: TrayView, say: Say): string {
  const { kind } = state;
  return say(
    `desktop.tray.state.${kind}`,
    kind === 'sending' ? { done: state.done, total: state.total } : {},
  );
}

/** macOS colours a black picture itself, light or dark; the others take ours. */
function readIcon({ platform, nativeImage }: TrayParts, folder: string, look: TrayView['look']) {
  const isMac = platform === 'darwin';
  const image = nativeImage.createFromPath(join(folder, `${look}${isMac ? 'Template' : ''}.png`));
  if (isMac) image.setTemplateImage(true);
  return image;
}
