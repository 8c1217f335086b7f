import type { ReadyMessage, WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import type { PairingQr } from '../../shared/connection.ts';
import type { FarEnd, GroupPlan } from './far-end.ts';
import { until } from './until.ts';

/** A WhatsApp that the suite can run on, with what is at its other side. */
export interface World extends FarEnd {
  readonly whatsapp: WhatsApp;
  /** Writes a message down before it is posted, as the app does. */
  keep(message: ReadyMessage): void;
  stop(): Promise<void>;
}

export interface WorldPlan {
  readonly groups: readonly GroupPlan[];
  readonly refreshesPerPairing: 0 | 1 | 2;
  /** Until a message without acknowledgement counts as unknown. */
  readonly ackMs: number;
}

export type StartWorld = (plan: WorldPlan) => Promise<World>;

/** Emoji made of several, a script from right to left and a mark that turns the direction, as people name groups. */
export const nameWithEverything = 'Trocas 🧀 👨‍👩‍👧 مرحبا \u202eavisos';

/** The groups that the contract speaks of. */
export const plans: readonly GroupPlan[] = [
  { name: 'Clientes', members: 4, devicesPerMember: [1, 2] },
  { name: 'Vizinhas', members: 3, addressing: 'phone-number', devicesPerMember: [1, 3] },
  { name: 'Avisos', members: 2, announceOnly: true },
  { name: 'Minha loja', members: 2, announceOnly: true, isAccountAdmin: true },
  { name: 'Comunidade', members: 2, isCommunityParent: true },
  { name: 'Semana', members: 2, disappearingSeconds: 604_800 },
  {
    name: 'Avisos da comunidade',
    members: 2,
    announceOnly: true,
    community: 'Comunidade',
    isCommunityAnnouncements: true,
  },
  { name: nameWithEverything, members: 2, community: 'Comunidade' },
];

export const ackMs = 1_500;

/** Waits for a QR. @param scanAgain whether it must be one after a renewal */
export async function showQr(whatsapp: WhatsApp, scanAgain: boolean): Promise<PairingQr> {
  await until('a QR is shown', () => readQr(whatsapp)?.scanAgain === scanAgain);
  const qr = readQr(whatsapp);
  if (qr === undefined) throw new Error('The QR is gone');
  return qr;
}

export function readQr({ connection }: WhatsApp): PairingQr | undefined {
  return connection.kind === 'waiting-for-scan' ? connection.qr : undefined;
}
