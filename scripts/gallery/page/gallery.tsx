import type { ReactNode } from 'react';
import { Logo } from '../../../renderer/ui/logo.tsx';
import { buttons } from './buttons.tsx';
import { fields } from './fields.tsx';
import { foundations } from './foundations.tsx';
import classes from './gallery.module.css';
import { messages } from './messages.tsx';
import { states } from './states.tsx';

/** One picture of the visual test. */
export interface Part {
  /** The name of its picture. */
  readonly name: string;
  readonly shows: string;
  readonly content: ReactNode;
}

/** Every component that knows no feature, in every state that it has, on one page. */
export function Gallery() {
  const parts: readonly Part[] = [...foundations, ...buttons, ...fields, ...states, ...messages];
  return (
    <main className={classes.gallery}>
      <header className={classes.head}>
        <Logo size={36} />
        <h1 className={classes.title}>Promo Brothers</h1>
      </header>
      {parts.map(({ name, shows, content }) => (
        <section key={name} className={classes.part} data-part={name} aria-labelledby={`part-${name}`}>
          <h2 id={`part-${name}`} className={classes.shows}>
            {shows}
          </h2>
          {content}
        </section>
      ))}
    </main>
  );
}
