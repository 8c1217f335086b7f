import { renderToString } from 'react-dom/server';
import { languages } from '../../shared/language.ts';
import { App } from '../app.tsx';
import { createQueries } from '../ipc/create-queries.ts';
import type { LiveValues } from '../ipc/live-values.ts';
import { Providers } from '../providers.tsx';
import { createText } from '../text/start-text.ts';

/** The window as it is before main has said a word: the connection screen, once in every language. */
export async function paintFirst(): Promise<string> {
  const silence: LiveValues = { read: () => undefined, onChange: () => () => {} };
  const painted = languages.map(async (language) => {
    const text = await createText(language);
    const words = renderToString(
      <Providers text={text} lives={silence} queries={createQueries()}>
        <App wasLinkedAtStart={false} />
      </Providers>,
    );
    return `<div data-painted="${language}">${words}</div>`;
  });
  return withoutRepeatedStyles((await Promise.all(painted)).join(''));
}

/** Mantine writes the same variables before the words of each language; the page reads them once. */
function withoutRepeatedStyles(html: string): string {
  const known = new Set<string>();
  return html.replace(/<style.*?<\/style>/gs, (style) => {
    if (known.has(style)) return '';
    known.add(style);
    return style;
  });
}
