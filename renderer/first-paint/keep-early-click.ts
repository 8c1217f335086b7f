/**
 * Keeps the last click that came before the page could answer, so that nobody has to click twice.
 * @param root the element whose painted words are later replaced by the same ones, alive
 * @returns a function that does the click again, once, on the button with the same words
 */
export function keepEarlyClick(root: HTMLElement): () => void {
  let words: string | null | undefined;
  const keep = (event: MouseEvent) => {
    if (event.target instanceof Element) words = event.target.closest('button')?.textContent;
  };
  root.addEventListener('click', keep);

  return function redo() {
    root.removeEventListener('click', keep);
    if (words == null) return;
    const alive = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === words);
    words = undefined;
    alive?.click();
  };
}
