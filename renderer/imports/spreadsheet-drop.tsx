import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { mayHoldSpreadsheet, pickSpreadsheet } from './pick-spreadsheet.ts';
import classes from './spreadsheet-drop.module.css';

interface SpreadsheetDropProps {
  readonly onDrop: (file: File) => void;
  readonly children: ReactNode;
}

/** A place on which a spreadsheet can be dropped, with whatever it holds. */
export function SpreadsheetDrop({ onDrop, children }: SpreadsheetDropProps) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  // Entering a child comes before leaving its parent, so what counts is how many are entered.
  const enteredCount = useRef(0);

  /** React hands on what happens in dialogs, too, which stand elsewhere in the window. */
  const isHere = (event: DragEvent) =>
    event.target instanceof Node && event.currentTarget.contains(event.target);

  function enter(event: DragEvent, step: 1 | -1): void {
    if (!isHere(event)) return;
    enteredCount.current += step;
    setOver(enteredCount.current > 0 && mayHoldSpreadsheet(event.dataTransfer));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse only; the same is in the menu for the keyboard.
    <div
      className={classes.place}
      onDragEnter={(event) => enter(event, 1)}
      onDragLeave={(event) => enter(event, -1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        enteredCount.current = 0;
        setOver(false);
        const file = isHere(event) ? pickSpreadsheet(event.dataTransfer) : undefined;
        if (file === undefined) return;
        event.preventDefault();
        onDrop(file);
      }}
    >
      {children}
      {isOver && (
        <div className={classes.cover}>
          <p className={classes.words}>
            <Icon name="sheet" size={28} />
            {t('importing.file.drop')}
          </p>
        </div>
      )}
    </div>
  );
}
