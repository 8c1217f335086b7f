import type { ReactNode, Ref } from 'react';
import classes from './choice-list.module.css';
import { moveBetweenBoxes } from './move-between-boxes.ts';
import { TickBox } from './tick-box.tsx';

interface ChoiceListProps {
  readonly ref: Ref<HTMLUListElement>;
  readonly label: string;
  readonly children: ReactNode;
}

/** Things to tick, one below the other. Up and down go from box to box. */
export function ChoiceList({ ref, label, children }: ChoiceListProps) {
  return (
    <ul ref={ref} className={classes.list} aria-label={label} onKeyDown={moveBetweenBoxes}>
      {children}
    </ul>
  );
}

interface ChoiceRowProps {
  /** Of this row alone on the whole page. */
  readonly id: string;
  readonly name: string;
  /** What else helps to choose, or why it cannot be chosen. */
  readonly facts: string;
  /** Stands between the box and the words. */
  readonly picture?: ReactNode;
  readonly isChosen: boolean;
  /** It cannot be chosen; what is chosen already can be taken away. */
  readonly isClosed: boolean;
  /** It stands under the one that it belongs to. */
  readonly isWithin?: boolean;
  readonly onToggle: () => void;
}

/** One of them: a press anywhere in the row ticks it. */
export function ChoiceRow(props: ChoiceRowProps) {
  const { id, name, facts, isChosen, isClosed, isWithin = false } = props;
  return (
    <li>
      <label
        htmlFor={`${id}-box`}
        className={classes.row}
        data-closed={isClosed || undefined}
        data-within={isWithin || undefined}
      >
        <TickBox
          id={`${id}-box`}
          disabled={isClosed && !isChosen}
          checked={isChosen}
          aria-labelledby={id}
          aria-describedby={`${id}-facts`}
          onChange={props.onToggle}
        />
        {props.picture}
        <span className={classes.words}>
          <bdi id={id} className={classes.name}>
            {name}
          </bdi>
          <span id={`${id}-facts`} className={classes.facts}>
            {facts}
          </span>
        </span>
      </label>
    </li>
  );
}
