import { openApp } from '../../main/app.ts';
import { chooseWhatsApp } from '../../main/choose-whatsapp.ts';
import { answerCall } from '../../main/ipc/answer-call.ts';
import { takeTurns } from '../../main/ipc/take-turns.ts';
import { captureConsole } from '../../main/system/capture-console.ts';
import { systemChance as chance } from '../../main/system/chance.ts';
import { systemClock as clock } from '../../main/system/clock.ts';
import type { AppPlan, RunningApp } from '../../scripts/measure/app/running-app.ts';
import { AppError } from '../../shared/failure.ts';
import type { Output } from '../../shared/ipc/call.ts';
import type { Lives } from '../../shared/ipc/contract.ts';
import { silentLog as log } from '../fakes/log.ts';
import { alwaysAwake } from '../fakes/sleep.ts';

export interface AppHere extends RunningApp {
  /** Tells the app what the computer tells it when its lid is opened. */
  wake(): void;
}

/** The whole app without Electron: what the built one does, in the process of a test. */
export function startAppHere({ folder, server, clockSpeed, linkSpeed = 1 }: AppPlan): AppHere {
  const giveConsoleBack = captureConsole(log);
  const lives = {
    connection: { kind: 'starting' },
    groups: { groups: [], refreshedAt: null, mayRefreshAt: null },
  } as Partial<Lives>;
  const moments = new Set<() => void>();
  const whatsApp = chooseWhatsApp({
    launch: { kind: 'other-server', dataFolder: folder, clockSpeed, server, linkSpeed },
    ...{ clock, chance, log },
    keyring: {
      isEncryptionAvailable: () => false,
      encryptString: () => Buffer.alloc(0),
      decryptString: () => '',
    },
    startAnew: () => {},
    forkBox: () => {
      throw new Error('there is a box already');
    },
    onBox: () => {},
  });
  const app = openApp({
    dataFolder: folder,
    ...{ clock, chance, log },
    lives: {
      publish: (name, value) => void Object.assign(lives, { [name]: value }),
      read: (name) => lives[name] as Lives[typeof name],
      has: (name): name is keyof Lives => typeof name === 'string' && name in lives,
      stop: () => {},
    },
    // Only after the first welcome is WhatsApp asked for a code.
    settingsFile: { read: () => ({ isWelcomed: true }), write: () => {} },
    systemLocale: 'pt-BR',
    decodePhoto: () => Promise.reject(new Error('there are no photos here')),
    choosePhotoFiles: async () => [],
    forkReader: () => {
      throw new Error('nothing is imported here');
    },
    chooseSpreadsheet: async () => null,
    choosePhotoFolder: async () => null,
    startAtLogin: { refresh: () => false, set: () => undefined },
    sleep: alwaysAwake,
    saveFile: async () => false,
    keepData: { handlers: {} as never, stop: () => {} },
    updates: { handlers: {} as never },
    showTheme: () => {},
    copyText: () => {},
    baileysVersion: '7.0.0-rc14',
    countKeys: whatsApp.countKeys,
    openLink: async () => {},
    readAbout: () => ({}) as never,
    onMoment(listener) {
      moments.add(listener);
      return () => moments.delete(listener);
    },
    createWhatsApp: whatsApp.create,
    clockSpeed,
    isPractice: true,
    practice: null,
    sampleShop: null,
  });
  const inTurn = takeTurns(() => performance.now());
  const begun = app.begin().catch(() => undefined);

  async function quit(): Promise<void> {
    await begun;
    await app.stop();
    giveConsoleBack();
  }

  return {
    async call(name, input) {
      const service = { readHandlers: () => app.handlers, inTurn, log, newIncident: chance.uuid };
      const reply = await answerCall(service, name, input);
      if (!reply.ok) throw new AppError(reply.failure.code, { cause: name });
      return reply.value as Output<typeof name>;
    },
    read: async (name) => lives[name] as Lives[typeof name],
    readCpuMs() {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1_000;
    },
    wake: () => {
      for (const tell of moments) tell();
    },
    kill: quit,
    quit,
  };
}
