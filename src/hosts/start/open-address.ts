import { spawn } from 'node:child_process'

/** How the system's own browser is asked to open an address. */
export function openingCommand(platform: NodeJS.Platform, address: string): { command: string; arguments: string[] } {
  if (platform === 'darwin') return { command: 'open', arguments: [address] }
  // Not `cmd /c start`: it would read `&` and `^` in the address as its own.
  if (platform === 'win32') return { command: 'rundll32', arguments: ['url.dll,FileProtocolHandler', address] }
  return { command: 'xdg-open', arguments: [address] }
}

/** Opens an address in the default browser; answers whether something was there to open it with. */
export function openAddress(platform: NodeJS.Platform, address: string): Promise<boolean> {
  const { command, arguments: parts } = openingCommand(platform, address)
  return new Promise((done) => {
    const child = spawn(command, parts, { stdio: 'ignore', detached: true })
    // A browser that opens within a second, or has not said otherwise by then, counts as opened.
    const patience = setTimeout(() => done(true), 1000)
    child.on('error', () => done(false))
    child.on('exit', (code) => done(code === 0))
    child.on('close', () => clearTimeout(patience))
    child.unref()
  })
}
