import type { ReactNode } from 'react';
import type { Marked } from '../../shared/marks/inline-marks.ts';
import { type MarkedLine, readMessage } from '../../shared/marks.ts';
import { never } from '../../shared/never.ts';
import classes from './marked-text.module.css';

/** A message as WhatsApp draws it: line by line, each in the direction of its own script. */
export function MarkedText({ text }: { readonly text: string }) {
  return readMessage(text).map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a message never changes in place, a line is where it stands
    <Line key={index} line={line} />
  ));
}

function Line({ line: { kind, mark, parts } }: { readonly line: MarkedLine }) {
  const words = parts.length === 0 ? <br /> : draw(parts);
  if (kind === 'plain') {
    return (
      <span className={classes.line} dir="auto">
        {words}
      </span>
    );
  }
  return (
    <span className={classes[kind]} dir="auto">
      {kind !== 'quote' && <span className={classes.mark}>{kind === 'bullet' ? '•' : mark.trim()}</span>}
      <span>{words}</span>
    </span>
  );
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
      return <code className={classes.mono}>{part.text}</code>;
    case 'code':
      return <code className={classes.code}>{part.text}</code>;
    case 'link':
      // Only looks like one: a preview leads nowhere.
      return <span className={classes.link}>{part.text}</span>;
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
