import '../../../renderer/mantine.css';
import '../../../renderer/theme.css';
import '../../../renderer/ui/font.css';
import '../../../renderer/ui/base.css';
import { createRoot } from 'react-dom/client';
import { createQueries } from '../../../renderer/ipc/create-queries.ts';
import type { LiveValues } from '../../../renderer/ipc/live-values.ts';
import { Providers } from '../../../renderer/providers.tsx';
import { languageOfPage } from '../../../renderer/text/language-of-page.ts';
import { createText } from '../../../renderer/text/start-text.ts';
import { Gallery } from './gallery.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

const silence: LiveValues = { read: () => undefined, onChange: () => () => {} };

createRoot(root).render(
  <Providers text={await createText(languageOfPage())} lives={silence} queries={createQueries()}>
    <Gallery />
  </Providers>,
);
