// Runs before anything is painted. The page comes with the connection screen already written in it (first-paint/);
// here it is decided whether that is what this computer will show, and in which colours.
(() => {
  const page = document.documentElement;
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  page.dataset.mantineColorScheme = isDark ? 'dark' : 'light';
  const language = localStorage.getItem('language') ?? page.lang;
  const wasLinked = localStorage.getItem('wasLinked') === 'yes';
  page.dataset.firstPaint = language !== page.lang ? 'nothing' : wasLinked ? 'navigation' : 'all';
})();
