/**
 * Marks a place that the compiler has proved unreachable, so that a forgotten case does not compile.
 * @throws Error if it is reached all the same (data from outside that was not parsed).
 */
export function never(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
