/** What the practice WhatsApp saw, counted at its far end: the members' own devices. */
export interface PracticeReport {
  readonly groupCount: number;
  readonly memberCount: number;
  readonly deviceCount: number;
  /** Messages that the server took, the oldest first, each with what became of it at the devices. */
  readonly posts: readonly PracticePost[];
}

export interface PracticePost {
  /** Empty for the account's own chat. */
  readonly groupName: string;
  readonly addressing: 'lid' | 'phone-number';
  /** The text that the first device to decrypt it read. */
  readonly text: string;
  readonly hasPhoto: boolean;
  /** Devices that should be able to read it. */
  readonly deviceCount: number;
  /** Devices that decrypted exactly this text, and the photo with the right hash if there is one. */
  readonly readableCount: number;
}

/** Practice mode as the window shows it; `null` in a normal start. */
export interface Practice {
  readonly url: string;
  /** Digits with the country code: the number that the practice phone answers to. Nobody's. */
  readonly phoneNumber: string;
  /** How many times faster the pauses run here. */
  readonly clockSpeed: number;
  readonly report: PracticeReport;
}
