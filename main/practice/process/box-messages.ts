import type { BoxAddress, BoxOptions } from '../practice-box.ts';

/** What crosses between the box's process and the one that uses it: plain data, both ways. */
export type ToBox =
  | { readonly kind: 'start'; readonly options: BoxOptions }
  | {
      readonly kind: 'do';
      readonly id: number;
      readonly actor: string;
      readonly deed: string;
      readonly args: readonly unknown[];
    };

export type FromBox =
  | { readonly kind: 'started'; readonly box: BoxFacts }
  | { readonly kind: 'not-started'; readonly why: string }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'not-done'; readonly id: number; readonly why: string };

export interface BoxFacts {
  readonly address: BoxAddress;
  readonly phone: PhoneFacts;
  readonly groups: readonly GroupFacts[];
}

export interface PhoneFacts {
  readonly phoneNumber: string;
  readonly lid: string;
}

export interface MemberFacts extends PhoneFacts {
  readonly name: string;
}

export interface GroupFacts {
  readonly name: string;
  readonly jid: string;
  readonly members: readonly MemberFacts[];
}

/** How the actors of a box are called across the line. */
export const actorNames = {
  box: 'box',
  server: 'server',
  phone: (phone: PhoneFacts) => `phone ${phone.lid}`,
  group: (name: string) => `group ${name}`,
  member: (groupName: string, member: PhoneFacts) => `member ${groupName} ${member.lid}`,
} as const;
