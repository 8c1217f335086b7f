/**
 * What the page may load: its own scripts and nothing from outside. Styles may be inline because Mantine sets its
 * variables so. `data:` images are small pictures inside the stylesheets; photos come from `app://photos`.
 */
export const contentSecurityPolicy = writePolicy("script-src 'self'");

/** The hidden page that decodes photos may also compile WASM: HEIC is read by one. No other page may. */
export const photoPagePolicy = writePolicy("script-src 'self' 'wasm-unsafe-eval'");

function writePolicy(scripts: string): string {
  return [
    "default-src 'none'",
    scripts,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' app://photos data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
