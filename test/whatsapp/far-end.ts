import type {
  GroupPlan,
  PracticeGroup,
  PracticeMember,
  PracticePhone,
  PracticeServer,
} from '../../main/practice/practice-box.ts';

/** What can be done and seen at the other side of WhatsApp, alike in the fake and in the practice box. */
export interface FarEnd {
  readonly phone: Pick<PracticePhone, 'phoneNumber' | 'scanQr' | 'enterCode' | 'unlink' | 'ownChat'>;
  readonly server: Pick<
    PracticeServer,
    | 'dropConnection'
    | 'endStream'
    | 'ackNextWith'
    | 'holdAcks'
    | 'releaseAcks'
    | 'advanceClock'
    | 'uploadCount'
  >;
  group(name: string): FarGroup;
  /** What was done against the rules since the last time; forgets it. */
  takeViolations(): Promise<readonly string[]>;
}

export interface FarGroup
  extends Pick<
    PracticeGroup,
    'name' | 'inbox' | 'setAnnounceOnly' | 'setDisappearing' | 'setCommunity' | 'stanzaCount'
  > {
  readonly members: readonly FarMember[];
  addMember(): Promise<FarMember>;
}

export type FarMember = Pick<PracticeMember, 'name' | 'readEverything'>;

export type { GroupPlan };
