import type { Scene } from './scene.ts';

/** One thing that goes wrong, as a row of the table. */
export interface Fault {
  readonly name: string;
  /** Among strangers, or in a group whose members have read a message before. */
  readonly stage: 'strangers' | 'friends';
  /** Whether it can be seen before the message leaves: then everybody must read the message at first. */
  readonly isVisible: boolean;
  /** Only in groups of this kind; in both when missing. */
  readonly addressing?: 'lid' | 'phone-number';
  readonly strike: (scene: Scene) => Promise<void>;
  /** Ends it, after the message or once a message could not leave because of it. */
  readonly mend?: (scene: Scene) => Promise<void>;
}
