/**
 * The far end's work, one piece after another: decrypting for a thousand devices takes a second or two, so the
 * queue lets the server answer in between.
 */
export class WorkQueue {
  readonly #sliceMs: number;
  readonly #onError: (error: unknown) => void;
  readonly #pieces: (() => Promise<void>)[] = [];
  readonly #waiting: (() => void)[] = [];
  #isRunning = false;

  constructor(onError: (error: unknown) => void, sliceMs = 8) {
    this.#onError = onError;
    this.#sliceMs = sliceMs;
  }

  add(piece: () => Promise<void>): void {
    this.#pieces.push(piece);
    if (!this.#isRunning) void this.#run();
  }

  /** Resolves once nothing is left to do. */
  async idle(): Promise<void> {
    if (this.#isRunning) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  stop(): void {
    this.#pieces.length = 0;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    let sliceEndsAt = performance.now() + this.#sliceMs;
    let next = 0;
    while (next < this.#pieces.length) {
      const piece = this.#pieces[next];
      next += 1;
      await piece?.().catch(this.#onError);
      if (performance.now() < sliceEndsAt) continue;
      this.#pieces.splice(0, next);
      next = 0;
      await new Promise((resolve) => setImmediate(resolve));
      sliceEndsAt = performance.now() + this.#sliceMs;
    }
    this.#pieces.length = 0;
    this.#isRunning = false;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
