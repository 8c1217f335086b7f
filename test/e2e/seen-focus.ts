import type { Page } from 'playwright-core';
import { untilDrawn } from './until-drawn.ts';

/** What a person who has no mouse sees of the focus. */
export interface SeenFocus {
  /** What a screen reader calls what has it, and null when nothing has it. */
  readonly name: string | null;
  /** Why it cannot be seen where it is, in a few words; null when it can. */
  readonly fault: string | null;
  /** After what it was lost, ever since it was first asked for in this page. */
  readonly lost: readonly string[];
}

/** Looks at the focus, and from the first time on watches whether it is lost. */
export async function seeFocus(page: Page): Promise<SeenFocus> {
  await untilDrawn(page);
  return page.evaluate(readFocus);
}

/** Runs inside the window, and so knows nothing but what it says itself. */
function readFocus(): SeenFocus {
  /** After so many pictures of the window in which nothing has the focus it is lost: a second at most. */
  const mostFrames = 60;
  const watched = globalThis as unknown as { promoFocus?: ReturnType<typeof watch> };
  watched.promoFocus ??= watch();
  const at = document.activeElement;
  const lost = [...watched.promoFocus.lostAfter];
  if (at === null || at === document.body) return { name: null, fault: null, lost };
  // Whoever has just used the mouse needs no ring.
  return { name: nameOf(at), fault: watched.promoFocus.isByKeys ? faultOf(at) : null, lost };

  function nameOf(element: Element): string {
    const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labelled = ids.map((id) => document.getElementById(id)?.textContent).join(' ');
    const labels = labelsOf(element).map((label) => label.textContent);
    const said = element.getAttribute('aria-label') ?? (labelled || labels.join(' '));
    return (said || element.textContent || '').replaceAll(/\s+/g, ' ').trim();
  }

  function labelsOf(element: Element): Element[] {
    return 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
  }

  /** The ring is there, not cut off, and nothing lies over what has the focus (WCAG 2.4.7 and 2.4.11). */
  function faultOf(element: Element): string | null {
    // A field that is hidden behind its label, as in a row of choices, is seen where the label is.
    const places = [element, ...labelsOf(element), element.nextElementSibling, element.parentElement];
    const ringed = places.find((place) => place !== null && isDrawn(place) && hasRing(place));
    if (!ringed) return 'no ring';
    const sides = countSides(ringed);
    if (sides < 2) return `of its ring ${sides} sides are seen`;
    const seen = countSeen(ringed);
    return seen < 5 ? `${9 - seen} of 9 points of it are hidden` : null;
  }

  function isDrawn(element: Element): boolean {
    const { width, height } = element.getBoundingClientRect();
    return width > 2 && height > 2 && getComputedStyle(element).opacity !== '0';
  }

  function hasRing(element: Element): boolean {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  }

  /** Of the four lines of the ring those that are not cut off by something that scrolls, or by the window. */
  function countSides(element: Element): number {
    const { outlineOffset, outlineWidth } = getComputedStyle(element);
    const away = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth) / 2;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const clip = clipOf(element);
    const isWithin = (x: number, y: number) =>
      x >= clip.left && x <= clip.right && y >= clip.top && y <= clip.bottom;
    const [middle, centre] = [(left + right) / 2, (top + bottom) / 2];
    return [
      isWithin(left - away, centre),
      isWithin(right + away, centre),
      isWithin(middle, top - away),
      isWithin(middle, bottom + away),
    ].filter(Boolean).length;
  }

  function clipOf(element: Element): { left: number; top: number; right: number; bottom: number } {
    const clip = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    for (let next: Element | null = element; next !== null; next = next.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(next);
      const box = next.getBoundingClientRect();
      if (next !== element && (overflowX !== 'visible' || overflowY !== 'visible')) {
        clip.left = Math.max(clip.left, box.left);
        clip.right = Math.min(clip.right, box.right);
        clip.top = Math.max(clip.top, box.top);
        clip.bottom = Math.min(clip.bottom, box.bottom);
      }
      if (position === 'fixed') break;
    }
    return clip;
  }

  /** Of nine points of it, as far as it is within what scrolls, those over which nothing lies. */
  function countSeen(element: Element): number {
    const box = element.getBoundingClientRect();
    const clip = clipOf(element);
    const [left, right] = [Math.max(box.left, clip.left), Math.min(box.right, clip.right)];
    const [top, bottom] = [Math.max(box.top, clip.top), Math.min(box.bottom, clip.bottom)];
    if (right <= left || bottom <= top) return 0;
    // The signs that stand in a field are no cover.
    const whole = element.closest('.mantine-Input-wrapper') ?? element;
    const parts = [0.1, 0.5, 0.9];
    return parts
      .flatMap((across) => parts.map((down) => [left + across * (right - left), top + down * (bottom - top)]))
      .map(([x = 0, y = 0]) => document.elementFromPoint(x, y))
      .filter((there) => there !== null && (whole.contains(there) || there.contains(element))).length;
  }

  /** Something has the focus again at once; a button that works may be without it until it is done. */
  function watch() {
    const lostAfter: string[] = [];
    const watching = { lostAfter, isByKeys: true };
    addEventListener('keydown', () => void Object.assign(watching, { isByKeys: true }), true);
    addEventListener('pointerdown', () => void Object.assign(watching, { isByKeys: false }), true);
    let last: Element | null = null;
    let frames = 0;
    const lookOnce = () => {
      requestAnimationFrame(lookOnce);
      const now = document.activeElement;
      if (now !== null && now !== document.body) {
        [last, frames] = [now, 0];
        return;
      }
      if (last === null || (last.isConnected && last.hasAttribute('data-loading'))) return;
      frames += 1;
      if (frames < mostFrames) return;
      lostAfter.push(nameOf(last));
      last = null;
    };
    lookOnce();
    return watching;
  }
}
