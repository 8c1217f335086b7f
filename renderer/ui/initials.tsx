import classes from './initials.module.css';

/** A group's first letters in a round place: found again quicker than a name alone. */
export function Initials({ name, size = 40 }: { readonly name: string; readonly size?: number }) {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word ? String.fromCodePoint(word.codePointAt(0) ?? 32) : ''))
    .join('')
    .toLocaleUpperCase();
  const tint =
    [...name].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 997, 7) % 5;
  return (
    <span
      className={classes.initials}
      data-tint={tint}
      style={{ width: size, height: size, fontSize: size * 0.36 }}
      aria-hidden="true"
    >
      {letters}
    </span>
  );
}
