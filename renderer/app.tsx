import { Suspense, startTransition, useCallback, useLayoutEffect, useState } from 'react';
import type { Group } from '../shared/groups.ts';
import { mostPromos } from '../shared/most-promos.ts';
import type { Practice } from '../shared/practice.ts';
import classes from './app.module.css';
import { type ShownNow, useComingBack } from './coming-back/use-coming-back.ts';
import { ConnectionScreen } from './connection/connection-screen.tsx';
import { ConnectionStatus } from './connection/connection-status.tsx';
import type { PracticeParts } from './connection/pairing.tsx';
import { countUnderWay } from './count-under-way.ts';
import { HealthCard } from './health/health-card.tsx';
import { readTrouble } from './health/read-health.ts';
import { useImports } from './imports/use-imports.tsx';
import { useLive } from './ipc/use-live.ts';
import {
  BroadcastsScreen,
  ComingBackScreen,
  CommandPalette,
  DiagnosticsScreen,
  FarEnd,
  GroupsScreen,
  History,
  ReachPart,
  SettingsScreen,
  TemplatesScreen,
  Welcome,
} from './lazy-screens.ts';
import { Navigation, type ScreenName } from './navigation.tsx';
import { usePalette } from './palette/use-palette.ts';
import { PracticeBar } from './practice/practice-bar.tsx';
import { PracticeNumber } from './practice/practice-number.tsx';
import { PracticePhone } from './practice/practice-phone.tsx';
import { RepairStatus } from './repair/repair-button.tsx';
import { showProducts } from './show-products.tsx';
import { useLanguage } from './text/use-language.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { useKeptFocus } from './ui/use-kept-focus.ts';
import { UpdateNotice } from './updates/update-notice.tsx';
import { UpdateSettings } from './updates/update-settings.tsx';
import { useCommands } from './use-commands.ts';
import { useDayPlanner } from './use-day-planner.tsx';
import { usePlanning } from './use-planning.tsx';
import { useRepair } from './use-repair.tsx';
import { useScreen } from './use-screen.ts';
import { useSending } from './use-sending.tsx';
import { useTheme } from './use-theme.ts';
import { useWantedPlace } from './use-wanted-place.ts';
import { useWasLinked } from './use-was-linked.ts';
import { WallNotice } from './wall-news/wall-notice.tsx';

/** The others may hold words that are not saved yet. */
const leftWithoutLoss: readonly ScreenName[] = ['products', 'broadcasts', 'groups', 'connection'];

interface AppProps {
  /** Whether this computer was linked when the window last heard of it. */
  readonly wasLinkedAtStart: boolean;
}

/** The window: where one is, and what leads where. It is the only part that knows every feature. */
export function App({ wasLinkedAtStart }: AppProps) {
  const sending = useSending();
  const [isFarEndOpen, setFarEndOpen] = useState(false);
  const practice = useLive('practice') ?? null;
  const broadcasts = useLive('broadcasts') ?? [];
  const connection = useLive('connection');
  const health = useLive('health');
  const [screen, open, show] = useScreen(connection, wasLinkedAtStart);
  useKeptFocus();
  const comeBack = useCallback(() => show('coming-back'), [show]);
  const toDecideCount = useComingBack(shownNow(screen), comeBack);
  useWantedPlace(useLive('wantedPlace'), open);

  const settings = useLive('settings');
  useLanguage(settings?.language);
  useTheme(settings?.theme);
  useFirstMoments();
  const wasLinked = useWasLinked(connection, wasLinkedAtStart);
  const toggleFarEnd = () => startTransition(() => setFarEndOpen(!isFarEndOpen));
  const { send, sellOut } = sending;
  const seeProducts = () => open('products');
  const seeBroadcasts = () => open('broadcasts');
  const seeConnection = () => open('connection');
  const [repairButton, repairDialog, repair] = useRepair(seeConnection);
  const repairOf = useCallback((group: Group) => repairButton({ kind: 'group', group }), [repairButton]);
  const imports = useImports();
  const dayPlanner = useDayPlanner(screen === 'calendar' ? null : seeProducts);
  const planning = usePlanning({
    isCalendarShown: screen === 'calendar',
    onSend: send,
    onSeeProducts: seeProducts,
    onSeeBroadcasts: seeBroadcasts,
    onPlanDay: dayPlanner.openDay,
    onPlanned() {
      sending.close();
      open('calendar');
    },
  });
  const write = () => send({ kind: 'free-text' });
  const [isPaletteOpen, openPalette] = usePalette();
  const [isNewWanted, setNewWanted] = useState(false);
  const readCommands = useCommands({
    open,
    write,
    importProducts: imports.open,
    repair: () => repair({ kind: 'connection' }),
    plan: () => dayPlanner.open(),
    addProduct() {
      setNewWanted(true);
      open('products');
    },
  });
  return (
    <div className={classes.window} data-practice={practice !== null || undefined}>
      {practice && <PracticeBar {...{ practice, isFarEndOpen }} onToggleFarEnd={toggleFarEnd} />}
      <WallNotice />
      <div className={classes.row}>
        <Navigation
          present={screen}
          onOpen={open}
          onSearch={() => openPalette(true)}
          runningCount={countUnderWay(broadcasts)}
          toDecideCount={toDecideCount}
          status={
            <>
              <RepairStatus />
              <UpdateNotice />
              <ConnectionStatus onOpen={seeConnection} trouble={readTrouble(health)} />
            </>
          }
        />
        <main className={classes.main}>
          <Suspense>
            <ErrorBoundary key={screen}>
              {screen === 'coming-back' && (
                <ComingBackScreen onLater={seeProducts} onSeeBroadcasts={seeBroadcasts} />
              )}
              {screen === 'connection' && (
                <ConnectionScreen
                  wasLinked={wasLinked}
                  practice={practiceParts(practice)}
                  health={<HealthCard />}
                  repair={repairButton({ kind: 'connection' })}
                  onSeeProducts={seeProducts}
                />
              )}
              {screen === 'products' &&
                showProducts(imports, dayPlanner, {
                  onSend: (products) => send({ kind: 'products', products }),
                  mostToSend: mostPromos,
                  onSellOut: sellOut,
                  onSeeConnection: seeConnection,
                  isNewWanted,
                  onNewTaken: () => setNewWanted(false),
                })}
              {screen === 'broadcasts' && (
                <BroadcastsScreen
                  past={<History />}
                  reach={<ReachPart />}
                  onSeeProducts={seeProducts}
                  onSellOut={sellOut}
                  onWrite={write}
                />
              )}
              {screen === 'calendar' && planning.calendar}
              {screen === 'groups' && <GroupsScreen repairOf={repairOf} onSeeConnection={seeConnection} />}
              {screen === 'templates' && <TemplatesScreen />}
              {screen === 'settings' && (
                <SettingsScreen
                  updates={<UpdateSettings />}
                  onSeeDiagnostics={() => open('diagnostics')}
                  onSeeWelcome={() => open('welcome')}
                />
              )}
              {screen === 'welcome' && <Welcome onClose={() => open('settings')} onConnect={seeConnection} />}
              {screen === 'diagnostics' && <DiagnosticsScreen onBack={() => open('settings')} />}
            </ErrorBoundary>
          </Suspense>
        </main>
        <Suspense>{practice && isFarEndOpen && <FarEnd report={practice.report} />}</Suspense>
      </div>
      <Suspense>
        {isPaletteOpen && (
          <CommandPalette
            commands={readCommands()}
            onSend={(product) => send({ kind: 'products', products: [product] })}
            onClose={() => openPalette(false)}
          />
        )}
      </Suspense>
      {repairDialog}
      {imports.dialog}
      {dayPlanner.dialog}
      {sending.dialogs({ clockSpeed: practice?.clockSpeed ?? 1, planning, onSeeBroadcasts: seeBroadcasts })}
    </div>
  );
}

function shownNow(screen: ScreenName): ShownNow {
  if (screen === 'coming-back') return 'questions';
  return leftWithoutLoss.includes(screen) ? 'free' : 'busy';
}

function practiceParts(practice: Practice | null): PracticeParts {
  if (practice === null) return { phone: null, number: null };
  return {
    phone: <PracticePhone />,
    number: (use) => <PracticeNumber phoneNumber={practice.phoneNumber} onUse={use} />,
  };
}

function useFirstMoments(): void {
  useLayoutEffect(() => {
    // What the page brought along written is gone: see public/before-paint.js.
    delete document.documentElement.dataset.firstPaint;
  }, []);
}
