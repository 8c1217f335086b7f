import { renderToString } from 'react-dom/server';
import { App } from '../app.tsx';
import { createQueries } from '../ipc/create-queries.ts';
import type { LiveValues } from '../ipc/live-values.ts';
import { Providers } from '../providers.tsx';
import { createText } from '../text/start-text.ts';

/** The window as it is before main has said a word: the connection screen, in the first language. */
export function paintFirst(): string {
  const silence: LiveValues = { read: () => undefined, onChange: () => () => {} };
  return renderToString(
    <Providers text={createText()} lives={silence} queries={createQueries()}>
      <App wasLinkedAtStart={false} />
    </Providers>,
  );
}
