/** Everything that a client did against the protocol, in the order in which it was noticed. */
export class Violations {
  #found: string[] = [];

  record(what: string): void {
    this.#found.push(what);
  }

  list(): readonly string[] {
    return [...this.#found];
  }

  take(): readonly string[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }
}
