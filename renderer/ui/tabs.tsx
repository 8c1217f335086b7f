import type { KeyboardEvent } from 'react';
import classes from './tabs.module.css';
import { useFormat } from './use-format.ts';

interface Tab<Name extends string> {
  readonly name: Name;
  readonly words: string;
  /** How much there is to see; not shown when missing. */
  readonly count?: number | undefined;
}

interface TabsProps<Name extends string> {
  readonly label: string;
  /** In the order in which they stand, each with its words. */
  readonly tabs: readonly Tab<Name>[];
  readonly present: Name;
  /** The id of the part that they change. */
  readonly panelId: string;
  readonly onChange: (name: Name) => void;
}

/** A few views of one screen. Arrow keys move between them, as in every row of tabs. */
export function Tabs<Name extends string>({ label, tabs, present, panelId, onChange }: TabsProps<Name>) {
  const { number } = useFormat();

  function handleKey(event: KeyboardEvent<HTMLDivElement>): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = tabs.findIndex(({ name }) => name === present);
    const next = tabs[(index + step + tabs.length) % tabs.length]?.name ?? present;
    onChange(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }

  return (
    <div className={classes.tabs} role="tablist" aria-label={label} onKeyDown={handleKey}>
      {tabs.map(({ name, words, count }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${panelId}-tab-${name}`}
          aria-controls={panelId}
          aria-selected={name === present}
          tabIndex={name === present ? 0 : -1}
          data-tab={name}
          className={classes.tab}
          onClick={() => onChange(name)}
        >
          {words}
          {count !== undefined && <span className={classes.count}>{number(count)}</span>}
        </button>
      ))}
    </div>
  );
}
