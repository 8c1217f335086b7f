import { type ReactNode, useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import classes from './product-form.module.css';

interface FormPartProps {
  readonly words: string;
  readonly isFilled: boolean;
  /** Something in it must be seen. */
  readonly hasProblem: boolean;
  readonly children: ReactNode;
}

/** A part of the form that many products do without: closed until it is wanted, or holds something. */
export function FormPart({ words, isFilled, hasProblem, children }: FormPartProps) {
  const [isWanted, setWanted] = useState(isFilled);
  const isOpen = isWanted || hasProblem;
  return (
    <section className={classes.part} aria-label={words}>
      <button
        type="button"
        className={classes.opener}
        aria-expanded={isOpen}
        disabled={hasProblem}
        onClick={() => setWanted(!isWanted)}
      >
        <Icon name="chevron" size={18} /> {words}
      </button>
      {isOpen && <div className={classes.inside}>{children}</div>}
    </section>
  );
}
