import type { ReactNode } from 'react';
import type { Practice } from '../shared/practice.ts';
import { ConnectionScreen } from './connection/connection-screen.tsx';
import type { PracticeParts } from './connection/pairing.tsx';
import { HealthCard } from './health/health-card.tsx';
import {
  BroadcastsScreen,
  ComingBackScreen,
  DiagnosticsScreen,
  GroupsScreen,
  History,
  ReachPart,
  SettingsScreen,
  TemplatesScreen,
  Welcome,
} from './lazy-screens.ts';
import type { ScreenName } from './navigation.tsx';
import { PracticeNumber } from './practice/practice-number.tsx';
import { PracticePhone } from './practice/practice-phone.tsx';
import { showProducts } from './show-products.tsx';
import { UpdateSettings } from './updates/update-settings.tsx';
import type { Features } from './use-features.tsx';

interface Around {
  readonly practice: Practice | null;
  readonly wasLinked: boolean;
  /** How many questions the screen of coming back shows as open. */
  readonly onOpenCount: (count: number | null) => void;
}

/** Each screen, with what it needs of the other features. */
export function showScreen(screen: ScreenName, features: Features, around: Around): ReactNode {
  const { open, see, sending, repair, planning, write } = features;
  const screens: Readonly<Record<ScreenName, () => ReactNode>> = {
    'coming-back': () => (
      <ComingBackScreen
        onLater={see.products}
        onSeeBroadcasts={see.broadcasts}
        onOpenCount={around.onOpenCount}
      />
    ),
    connection: () => (
      <ConnectionScreen
        wasLinked={around.wasLinked}
        practice={practiceParts(around.practice)}
        health={<HealthCard />}
        repair={repair.button({ kind: 'connection' })}
        onSeeProducts={see.products}
      />
    ),
    products: () => showProducts(features),
    broadcasts: () => (
      <BroadcastsScreen
        past={<History />}
        reach={<ReachPart />}
        onSeeProducts={see.products}
        onSellOut={sending.sellOut}
        onWrite={write}
      />
    ),
    calendar: () => planning.calendar,
    groups: () => <GroupsScreen repairOf={repair.ofGroup} onSeeConnection={see.connection} />,
    templates: () => <TemplatesScreen />,
    settings: () => (
      <SettingsScreen
        updates={<UpdateSettings />}
        onSeeDiagnostics={() => open('diagnostics')}
        onSeeWelcome={() => open('welcome')}
      />
    ),
    welcome: () => <Welcome onClose={() => open('settings')} onConnect={see.connection} />,
    diagnostics: () => <DiagnosticsScreen onBack={() => open('settings')} />,
  };
  return screens[screen]();
}

function practiceParts(practice: Practice | null): PracticeParts {
  if (practice === null) return { phone: null, number: null };
  return {
    phone: <PracticePhone />,
    number: (use) => <PracticeNumber phoneNumber={practice.phoneNumber} onUse={use} />,
  };
}
