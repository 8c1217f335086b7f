/** What the icon beside the clock can say; a form for each, because a menu bar has no colours. */
export const trayLooks = /** @type {const} */ (['ready', 'sending', 'paused', 'trouble']);

/**
 * The front tag of the app's mark, with a sign at its foot.
 * @param {typeof trayLooks[number]} look
 * @param {boolean} isTemplate black on nothing, for macOS, which colours it itself
 * @returns {string} an SVG
 */
export function drawTrayIcon(look, isTemplate) {
  const tag = isTemplate ? '#000' : '#743a69';
  const cut =
    look in drawn
      ? '<circle cx="23" cy="23" r="10" fill="#000"/>'
      : '<path d="M8 18.500h10M8 23.500h6.500" stroke="#000" stroke-width="2.600" stroke-linecap="round"/>';
  const edge = isTemplate
    ? ''
    : '<path d="M2 11a3 3 0 0 1 .9-2.100l8-8a3 3 0 0 1 4.200 0l8 8A3 3 0 0 1 24 11V29a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3Z" fill="#fffdfb" mask="url(#cut)"/>';
  // The hole of the tag, and a gap around the sign, are cut out: what lies behind may be light or dark.
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <mask id="cut">
    <rect width="32" height="32" fill="#fff"/>
    <circle cx="13" cy="9" r="2.600" fill="#000"/>
    ${cut}
  </mask>
  ${edge}
  <path d="M3.200 11.400a2.600 2.600 0 0 1 .8-1.800l7.200-7.200a2.600 2.600 0 0 1 3.600 0l7.200 7.200a2.600 2.600 0 0 1 .8 1.800V28.200a2.600 2.600 0 0 1-2.600 2.600H5.800a2.600 2.600 0 0 1-2.600-2.600Z" fill="${tag}" mask="url(#cut)"/>
  ${drawSign(look, isTemplate)}
</svg>`;
}

/** The colour of the sign, and what is drawn in it. */
/** @type {Readonly<Record<string, readonly [colour: string, path: string]>>} */
const drawn = {
  sending: ['#2f7d4f', 'M23 27.500V19M19 22.500l4-4 4 4'],
  paused: ['#5f574f', 'M20.200 19.700v6.600M25.800 19.700v6.600'],
  trouble: ['#c0392b', 'M23 18.500v5M23 27.300v.1'],
};

/**
 * White in its colour; on macOS only what is opaque counts, so there it is cut out.
 * @param {string} look
 * @param {boolean} isTemplate
 */
function drawSign(look, isTemplate) {
  const sign = drawn[look];
  if (!sign) return '';
  const [colour, path] = sign;
  const line = `d="${path}" fill="none" stroke-width="2.800" stroke-linecap="round" stroke-linejoin="round"`;
  const disc = '<circle cx="23" cy="23" r="8.500"';
  return isTemplate
    ? `<mask id="sign">${disc} fill="#fff"/><path ${line} stroke="#000"/></mask>${disc} fill="#000" mask="url(#sign)"/>`
    : `${disc} fill="${colour}"/><path ${line} stroke="#fffdfb"/>`;
}
