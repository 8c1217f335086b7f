/**
 * The file that starts the app with a desktop of Linux.
 * @param command the program and its arguments
 */
export function describeAutostart(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Promo Brothers',
    `Exec=${command.map(quote).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Desktops keep a file that one has switched off there, and say so in it (Autostart specification 0.5, "Hidden"). */
export function isSwitchedOff(text: string): boolean {
  return /^(Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(text);
}

/**
 * Quotes one argument twice over: for `Exec` itself, and for the file, in which every backslash is doubled
 * (freedesktop.org, Desktop Entry specification 1.5, "The Exec key"). A `%` would begin a field code.
 */
function quote(argument: string): string {
  const forExec = argument.replace(/[\\"`$]/g, (sign) => `\\${sign}`).replaceAll('%', '%%');
  return `"${forExec.replaceAll('\\', '\\\\')}"`;
}
