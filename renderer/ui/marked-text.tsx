import type { ReactNode } from 'react';
import { type Marked, readMarks } from '../../shared/marks.ts';
import { never } from '../../shared/never.ts';

/** A message as WhatsApp draws it. */
export function MarkedText({ text }: { readonly text: string }) {
  return draw(readMarks(text));
}

function draw(parts: readonly Marked[]): ReactNode {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a message never changes in place, a part is where it stands
    <Part key={index} part={part} />
  ));
}

function Part({ part }: { readonly part: Marked }): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'mono':
      return <code>{part.text}</code>;
    case 'bold':
      return <b>{draw(part.parts)}</b>;
    case 'italic':
      return <i>{draw(part.parts)}</i>;
    case 'strike':
      return <s>{draw(part.parts)}</s>;
    default:
      return never(part);
  }
}
