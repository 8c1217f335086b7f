import './mantine.css';
import './theme.css';
import './ui/font.css';
import './ui/base.css';
import { loadText } from '../shared/text/text.ts';
import { languageOfPage } from './text/language-of-page.ts';

/**
 * The page comes with its first words written in it (first-paint/). They are painted before anything else is read
 * and run; a window that is not shown yet may never ask for a frame, so the start does not depend on one.
 */
function start(): void {
  // Beside the scripts, not after them: they ask for the same words again and find them on their way.
  void loadText(languageOfPage());
  void import('./main.tsx');
}

requestAnimationFrame(() => setTimeout(start));
setTimeout(start, 250);
