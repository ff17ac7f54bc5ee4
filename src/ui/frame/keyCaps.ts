const names: Record<string, string> = {
  mod: 'Ctrl',
  shift: 'Shift',
  arrowup: '↑',
  arrowdown: '↓',
  enter: 'Enter',
  escape: 'Esc',
}

/** The caps of a key combination, as printed on a keyboard. */
export function keyCaps(keys: string | undefined): string[] {
  return keys ? keys.split('+').map((key) => names[key] ?? key.toUpperCase()) : []
}
