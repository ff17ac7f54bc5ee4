import { app, type Session } from 'electron'
import { isOwnAddress } from './own-address.ts'

/** Must run before the program is ready: Chromium's own background services are never started. */
export function switchOffNetwork(): void {
  const { commandLine } = app
  // No name resolves, whatever asks; the last line of defence behind the request filter.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('no-pings')
}

/** Refuses every request that is not for the program's own files, every permission and every device. */
export function keepOffline(session: Session, development: boolean): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowed(url, development) }))
  // The program needs none: no camera, no position, no notification (rule 5). Both handlers are needed, since
  // some features only check and never ask.
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  // Files are saved by `host.save`, where the person says so.
  session.on('will-download', (event) => event.preventDefault())
  // Dictionaries would be fetched from a server.
  session.setSpellCheckerEnabled(false)
}

/** `data:` and our own `blob:` never leave the window; what may be done with them the policy says. */
export function isAllowed(address: string, development: boolean): boolean {
  if (isOwnAddress(address)) return true
  if (address.startsWith('blob:')) return isOwnAddress(address.slice('blob:'.length))
  if (!URL.canParse(address)) return false
  const { protocol } = new URL(address)
  return protocol === 'data:' || (development && protocol === 'devtools:')
}
