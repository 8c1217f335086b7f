import './mantine.css';
import './theme.css';
import './ui/font.css';
import './ui/base.css';

/**
 * The page comes with its first words written in it (first-paint/). They are painted before anything else is read
 * and run; a window that is not shown yet may never ask for a frame, so the start does not depend on one.
 */
function start(): void {
  void import('./main.tsx');
}

requestAnimationFrame(() => setTimeout(start));
setTimeout(start, 250);
