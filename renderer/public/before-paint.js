// Runs before anything is painted. The page comes with the connection screen already written in it, once in every
// language (first-paint/); here it is decided which of them is shown, whether it is what this computer will show at
// all, and in which colours.
(() => {
  const page = document.documentElement;
  const languages = ['pt-BR', 'en', 'es'];
  // Where Mantine keeps what `use-theme.ts` set.
  const theme = localStorage.getItem('mantine-color-scheme-value');
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const usual = isDark ? 'dark' : 'light';
  page.dataset.mantineColorScheme = theme === 'dark' || theme === 'light' ? theme : usual;
  const primary = navigator.language.split('-')[0];
  page.lang =
    languages.find((language) => language === localStorage.getItem('language')) ??
    languages.find((language) => language.split('-')[0] === primary) ??
    languages[0];
  const isLinked = localStorage.getItem('wasLinked') === 'yes';
  // Main says in the address that the first steps come before all that.
  page.dataset.firstPaint = location.hash === '#welcome' ? 'nothing' : isLinked ? 'navigation' : 'all';
  // What is pressed before the window is alive is kept, and done then (first-paint/redo-early-click.ts). A press counts,
  // not only a click: a button that is replaced between press and release is never clicked.
  const keep = ({ target }) => {
    if (page.dataset.alive === undefined)
      page.dataset.earlyClick = target.closest('button')?.textContent ?? '';
  };
  addEventListener('pointerdown', keep);
  addEventListener('click', keep);
})();
