/** A shop that posts, as the losses and the judge need it: the built app in a window, or the same app in a test. */
export interface NetShop {
  /** The file of its deliveries. */
  readonly shopFile: string;
  /** Sends a promo whose text holds the nonce to every group. */
  startBroadcast(nonce: string): Promise<void>;
  /** Whether the app believes in its connection. */
  isConnected(): Promise<boolean>;
  /** Tells the app what the computer tells it when its lid is opened. */
  wake(): Promise<void>;
  /** After a garbage collection. */
  readHeapMb(): Promise<number>;
  /** Sockets that the app's main process holds. */
  countSockets(): Promise<number>;
  close(): Promise<void>;
}
