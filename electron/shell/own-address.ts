/** The one address the window ever shows. */
export const scheme = 'app'
export const host = 'heshu'
export const ownOrigin = `${scheme}://${host}`

/**
 * Whether an address is the program's own. Compared in parts after parsing, never as text:
 * `http://example.invalid/?next=app://heshu` and `app://heshu.example` both contain ours.
 */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host: given, username, password } = new URL(address)
  return protocol === `${scheme}:` && given === host && username === '' && password === ''
}
