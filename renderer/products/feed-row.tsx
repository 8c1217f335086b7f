import { type ReactNode, startTransition, useEffect, useState } from 'react';
import classes from './product-feed.module.css';

interface FeedRowProps {
  readonly places: readonly number[];
  readonly columns: number;
  readonly top: number;
  readonly height: number;
  /** Its products have arrived. */
  readonly isThere: boolean;
  /** It must be drawn at once: something waits for its cards. */
  readonly isUrgent: boolean;
  readonly draw: (index: number) => ReactNode;
}

/** A row that comes into sight draws its cards in small steps: pulling the scrollbar never holds the window up. */
export function FeedRow({ places, columns, top, height, isThere, isUrgent, draw }: FeedRowProps) {
  const [isDrawn, setDrawn] = useState(isUrgent);
  useEffect(() => {
    if (isThere) startTransition(() => setDrawn(true));
  }, [isThere]);
  return (
    <div
      className={classes.row}
      style={{
        height,
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        transform: `translateY(${top}px)`,
      }}
    >
      {places.map((index) =>
        isDrawn || isUrgent ? draw(index) : <div key={index} className={classes.ghost} />,
      )}
    </div>
  );
}
