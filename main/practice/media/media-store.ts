/** What was uploaded, as it was uploaded: sealed. */
export class MediaStore {
  readonly #blobs = new Map<string, Buffer>();
  uploadCount = 0;
  /** `127.0.0.1:PORT` of the https server. */
  host = '';

  put(path: string, sealed: Buffer): void {
    this.uploadCount += 1;
    this.#blobs.set(path, sealed);
  }

  get(path: string): Buffer | null {
    return this.#blobs.get(path) ?? null;
  }
}
