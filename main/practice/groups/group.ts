import type { Addressing } from '../people/address.ts';
import { type Device, deviceName, type Person } from '../people/person.ts';
import { Readings } from './readings.ts';

/** A message in a group, as the server remembers it: for the time windows of edit and delete, and for the report. */
export interface Post {
  readonly id: string;
  readonly author: Device;
  readonly takenAt: number;
  readonly text: string;
  readonly hasPhoto: boolean;
  readonly photoSha256: string | null;
  /** Not even the sender's own phone could read it yet. */
  readonly isUnseen: boolean;
  /** Devices of other people that should be able to read it, counted when it was taken. */
  readonly deviceCount: number;
  readableCount: number;
  /** The server has said so to the sender, whether or not that was still heard. */
  isAcknowledged: boolean;
  /** Who has a device that got it. */
  readonly deliveredTo: Set<Person>;
}

/** A raw stanza that the server took, in the order of their coming. */
export interface TakenStanza {
  readonly messageId: string;
  readonly takenAt: number;
  readonly isForOne: boolean;
  /** Devices that it was sealed for one by one, whether it began a session with them or not. */
  readonly pairwiseCount: number;
  /** Those of them with which it began a session: the dear ones. */
  readonly pkmsgCount: number;
}

/** Whether two messages say the same. */
export function isSameContent(
  one: { readonly text: string; readonly photoSha256: string | null },
  other: { readonly text: string; readonly photoSha256: string | null },
): boolean {
  return one.text === other.text && one.photoSha256 === other.photoSha256;
}

/** A group as WhatsApp's server knows it. */
export class Group {
  readonly jid: string;
  readonly name: string;
  readonly addressing: Addressing;
  readonly isCommunityParent: boolean;
  readonly isCommunityAnnouncements: boolean;
  readonly createdAt: number;
  readonly creator: Person;
  readonly members = new Map<Person, { isAdmin: boolean }>();
  readonly posts = new Map<string, Post>();
  /** Who edited or deleted something, by the id of the change: whoever cannot read it asks there. */
  readonly changeAuthors = new Map<string, Device>();
  isAnnounceOnly: boolean;
  disappearingSeconds: number;
  /** The parent of the community that it belongs to. */
  community: Group | null;
  readonly stanzas: TakenStanza[] = [];
  readonly readings = new Readings();
  /** Which devices were given the sender key of which author. */
  readonly #keyHolders = new Map<string, Set<string>>();

  constructor(facts: {
    readonly jid: string;
    readonly name: string;
    readonly addressing: Addressing;
    readonly isCommunityParent: boolean;
    readonly isCommunityAnnouncements: boolean;
    readonly isAnnounceOnly: boolean;
    readonly disappearingSeconds: number;
    readonly community: Group | null;
    readonly createdAt: number;
    readonly creator: Person;
  }) {
    this.jid = facts.jid;
    this.name = facts.name;
    this.addressing = facts.addressing;
    this.isCommunityParent = facts.isCommunityParent;
    this.isCommunityAnnouncements = facts.isCommunityAnnouncements;
    this.isAnnounceOnly = facts.isAnnounceOnly;
    this.disappearingSeconds = facts.disappearingSeconds;
    this.community = facts.community;
    this.createdAt = facts.createdAt;
    this.creator = facts.creator;
  }

  /** Every device of every member but this one. */
  devicesExcept(sender: Device): Device[] {
    const devices: Device[] = [];
    for (const member of this.members.keys()) {
      for (const device of member.devices.values()) {
        if (deviceName(device) !== deviceName(sender)) devices.push(device);
      }
    }
    return devices;
  }

  keyHolders(author: Device): Set<string> {
    const name = deviceName(author);
    const holders = this.#keyHolders.get(name) ?? new Set();
    this.#keyHolders.set(name, holders);
    return holders;
  }

  deviceJid(device: Device): string {
    return device.person.jid(this.addressing, device.id);
  }
}
