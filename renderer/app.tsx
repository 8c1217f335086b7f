import { Suspense, startTransition, useLayoutEffect, useState } from 'react';
import classes from './app.module.css';
import { ConnectionStatus } from './connection/connection-status.tsx';
import { readTrouble } from './health/read-health.ts';
import { useLive } from './ipc/use-live.ts';
import { CommandPalette, FarEnd } from './lazy-screens.ts';
import { Navigation } from './navigation.tsx';
import { usePalette } from './palette/use-palette.ts';
import { PracticeBar } from './practice/practice-bar.tsx';
import { RepairStatus } from './repair/repair-button.tsx';
import { showScreen } from './show-screen.tsx';
import { useLanguage } from './text/use-language.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { useKeptFocus } from './ui/use-kept-focus.ts';
import { UpdateNotice } from './updates/update-notice.tsx';
import { useCommands } from './use-commands.ts';
import { useFeatures } from './use-features.tsx';
import { useScreen } from './use-screen.ts';
import { useTheme } from './use-theme.ts';
import { useToDecide } from './use-to-decide.ts';
import { useUnfinishedCount } from './use-unfinished-count.ts';
import { useWantedPlace } from './use-wanted-place.ts';
import { useWasLinked } from './use-was-linked.ts';
import { WallNotice } from './wall-news/wall-notice.tsx';

interface AppProps {
  /** Whether this computer was linked when the window last heard of it. */
  readonly wasLinkedAtStart: boolean;
}

/** The window: where one is, and what stands around every screen. Only this folder itself knows every feature. */
export function App({ wasLinkedAtStart }: AppProps) {
  const practice = useLive('practice') ?? null;
  const connection = useLive('connection');
  const settings = useLive('settings');
  const { screen, open, offer } = useScreen(connection, wasLinkedAtStart);
  useKeptFocus();
  const [toDecideCount, setOpenCount] = useToDecide(screen, offer);
  useWantedPlace(useLive('wantedPlace'), open);
  useLanguage(settings?.language);
  useTheme(settings?.theme);
  useFirstMoments();
  const wasLinked = useWasLinked(connection, wasLinkedAtStart);
  const features = useFeatures(screen, open);
  const [isFarEndOpen, setFarEndOpen] = useState(false);
  const toggleFarEnd = () => startTransition(() => setFarEndOpen(!isFarEndOpen));
  const [isPaletteOpen, openPalette] = usePalette();
  const readCommands = useCommands(features);
  return (
    <div className={classes.window} data-practice={practice !== null || undefined}>
      {practice && <PracticeBar {...{ practice, isFarEndOpen }} onToggleFarEnd={toggleFarEnd} />}
      <WallNotice />
      <div className={classes.row}>
        <Navigation
          present={screen}
          onOpen={open}
          onSearch={() => openPalette(true)}
          unfinishedCount={useUnfinishedCount()}
          toDecideCount={toDecideCount}
          status={<Status onSeeConnection={features.see.connection} />}
        />
        <main className={classes.main}>
          <Suspense>
            <ErrorBoundary key={screen}>
              {showScreen(screen, features, { practice, wasLinked, onOpenCount: setOpenCount })}
            </ErrorBoundary>
          </Suspense>
        </main>
        <Suspense>{practice && isFarEndOpen && <FarEnd report={practice.report} />}</Suspense>
      </div>
      <Suspense>
        {isPaletteOpen && (
          <CommandPalette
            commands={readCommands()}
            onSend={(product) => features.sending.send({ kind: 'products', products: [product] })}
            onClose={() => openPalette(false)}
          />
        )}
      </Suspense>
      {features.dialogs(practice?.clockSpeed ?? 1)}
    </div>
  );
}

/** How it all stands: a repair that goes on, a newer version, the link. */
function Status({ onSeeConnection }: { readonly onSeeConnection: () => void }) {
  const health = useLive('health');
  return (
    <>
      <RepairStatus />
      <UpdateNotice />
      <ConnectionStatus onOpen={onSeeConnection} trouble={readTrouble(health)} />
    </>
  );
}

function useFirstMoments(): void {
  useLayoutEffect(() => {
    // What the page brought along written is gone: see public/before-paint.js.
    delete document.documentElement.dataset.firstPaint;
  }, []);
}
