/**
 * What the page may load: its own scripts and nothing from outside. Styles may be inline because Mantine sets its
 * variables so. `data:` images are small pictures inside the stylesheets; photos come from `app://photos`.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' app://photos data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
