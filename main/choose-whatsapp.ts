import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostics } from '../shared/diagnostics.ts';
import type { AllowedLaunch } from './launch.ts';
import type { BoxOptions, PracticeBox } from './practice/practice-box.ts';
import type { BoxProcess } from './practice/process/box-line.ts';
import { startBox } from './practice/start-box.ts';
import type { Chance } from './system/chance.ts';
import { type Clock, hasten } from './system/clock.ts';
import type { Log } from './system/log.ts';
import { type Keyring, openMasterKey } from './system/secrets.ts';
import type { KeyStore } from './whatsapp/key-store/key-store.ts';
import { openLater } from './whatsapp/open-later.ts';
import type { ReadSentMessage, WhatsApp } from './whatsapp/whatsapp.ts';

export interface ChooseNeeds {
  readonly launch: AllowedLaunch;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly keyring: Keyring;
  /** Ends the app and starts it again. */
  readonly startAnew: () => void;
  /** Starts the process of the practice WhatsApp. */
  readonly forkBox: () => BoxProcess;
  /** Told when the practice WhatsApp is there. */
  readonly onBox: (box: PracticeBox) => void;
}

export interface ChosenWhatsApp {
  /** Nothing is loaded or opened before its `connect`. */
  readonly create: (readSentMessage: ReadSentMessage) => WhatsApp;
  /** Whether the keyring keeps the login's key; true until the key was opened once. */
  readonly isLoginSealed: () => boolean;
  /** Rows of the key store by type; `null` before it is opened. */
  readonly countKeys: () => Diagnostics['keys'];
  readonly stop: () => Promise<void>;
}

/** The groups that one can practise with: addressed either way, open and closed, alone and in a community. */
const practiceGroups: BoxOptions['groups'] = [
  { name: 'Clientes do Bairro', members: 12, devicesPerMember: [1, 2] },
  { name: 'Queijo da Semana', members: 48, addressing: 'phone-number', devicesPerMember: [1, 1, 3] },
  { name: 'Feira de Sábado', members: 180, disappearingSeconds: 604_800 },
  { name: 'Avisos da Associação', members: 30, announceOnly: true },
  { name: 'Comunidade da Praça', members: 20, isCommunityParent: true },
  {
    name: 'Praça: comunicados',
    ...{ members: 20, announceOnly: true, community: 'Comunidade da Praça', isCommunityAnnouncements: true },
  },
  { name: 'Praça: ofertas', members: 16, community: 'Comunidade da Praça' },
];

/** Decides whom this start talks to, and puts the link together when it is first wanted. */
export function chooseWhatsApp(needs: ChooseNeeds): ChosenWhatsApp {
  const { launch, clock, chance, log } = needs;
  const file = join(launch.dataFolder, 'whatsapp.db');
  const linkSpeed = (launch.kind === 'other-server' && launch.linkSpeed) || 1;
  const linkClock = linkSpeed > 1 ? hasten(clock, linkSpeed) : clock;
  let isSealed = true;
  let box: PracticeBox | undefined;
  let keys: KeyStore | undefined;

  /** A practice WhatsApp forgets its accounts when it ends, so the login of the last time is of no use. */
  async function startPractice(): Promise<PracticeBox> {
    for (const old of ['', '-wal', '-shm', '-login'].map((end) => `${file}${end}`))
      rmSync(old, { force: true });
    box = await startBox(needs.forkBox(), { groups: practiceGroups });
    needs.onBox(box);
    return box;
  }

  async function findServer() {
    if (launch.kind === 'whatsapp') return undefined;
    return launch.kind === 'other-server' ? launch.server : (box ?? (await startPractice())).address;
  }

  async function open(readSentMessage: ReadSentMessage): Promise<WhatsApp> {
    const masterKey = openMasterKey(launch.dataFolder, needs.keyring, chance);
    isSealed = masterKey.isSealed;
    const [trust, { openOrSetAside }, { createBreathe }, { openWhatsApp }] = await Promise.all([
      findServer(),
      import('./whatsapp/key-store/open-or-set-aside.ts'),
      import('./whatsapp/breathe.ts'),
      import('./whatsapp/baileys/open-whatsapp.ts'),
    ]);
    keys = openOrSetAside(
      file,
      masterKey.key,
      createBreathe(() => performance.now()),
    );
    return openWhatsApp({ clock: linkClock, chance, log, keys, readSentMessage, trust });
  }

  return {
    create: (readSentMessage) => openLater({ ...needs, open: () => open(readSentMessage) }),
    isLoginSealed: () => isSealed,
    countKeys: () => keys?.countRows() ?? null,
    stop: async () => box?.stop(),
  };
}
