/** What the server does with a message: takes it, or refuses it with a code, perhaps because it breaks a rule. */
export type Verdict =
  | { readonly kind: 'taken'; readonly andThen: () => void }
  | { readonly kind: 'refused'; readonly code: number; readonly violation?: string };

export function refused(code: number, violation?: string): Verdict {
  return violation === undefined ? { kind: 'refused', code } : { kind: 'refused', code, violation };
}
