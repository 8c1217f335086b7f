import type { Diagnostics } from '../shared/diagnostics.ts';
import type { About } from '../shared/ipc/answers.ts';
import type { LiveValues } from './ipc/publish-lives.ts';
import type { KeepData } from './keep-data.ts';
import type { PhotosDeps } from './photos/photos.ts';
import type { PracticeMode } from './practice/practice-mode.ts';
import type { SettingsDeps, SettingsFile } from './settings.ts';
import type { ReaderProcess } from './spreadsheets/process/read-in-process.ts';
import type { Chance } from './system/chance.ts';
import type { Clock } from './system/clock.ts';
import type { Log } from './system/log.ts';
import type { OnMoment } from './system/moments.ts';
import type { SaveFile } from './system/save-file.ts';
import type { Sleep } from './system/sleep.ts';
import type { Updates } from './updates/updates.ts';
import type { ReadSentMessage, WhatsApp } from './whatsapp/whatsapp.ts';

/** Everything foreign that the app stands on, and how this start was meant. */
export interface AppNeeds {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly lives: LiveValues;
  readonly log: Log;
  readonly settingsFile: SettingsFile;
  /** The computer's language, for example `pt-BR`. */
  readonly systemLocale: string;
  readonly decodePhoto: PhotosDeps['decode'];
  readonly choosePhotoFiles: PhotosDeps['chooseFiles'];
  /** Starts the process that reads a spreadsheet. */
  readonly forkReader: () => ReaderProcess;
  readonly chooseSpreadsheet: () => Promise<string | null>;
  readonly choosePhotoFolder: () => Promise<string | null>;
  /** The computer woke up, or its network changed. */
  readonly onMoment: OnMoment;
  readonly sleep: Sleep;
  readonly saveFile: SaveFile;
  /** Made before the data is opened, because it also serves where that cannot be opened. */
  readonly keepData: KeepData;
  /** So is this: a newer version may open what this one cannot. */
  readonly updates: Pick<Updates, 'handlers'>;
  readonly showTheme: SettingsDeps['showTheme'];
  readonly startAtLogin: SettingsDeps['startAtLogin'];
  /** Into the clipboard. */
  readonly copyText: (text: string) => void;
  readonly baileysVersion: string;
  /** Rows of the key store by type; `null` before it is opened. */
  readonly countKeys: () => Diagnostics['keys'];
  readonly openLink: (url: string) => Promise<void>;
  readonly readAbout: () => About;
  /** Makes the link to WhatsApp; nothing is opened before `connect`. */
  readonly createWhatsApp: (readSentMessage: ReadSentMessage) => WhatsApp;
  /** 1, or faster where only practice members wait. */
  readonly clockSpeed: number;
  /** Only members of a practice box wait for the messages. */
  readonly isPractice: boolean;
  /** Only in practice. */
  readonly practice: PracticeMode | null;
  /** The folder of the sample shop; `null` leaves the catalogue empty. */
  readonly sampleShop: string | null;
}
