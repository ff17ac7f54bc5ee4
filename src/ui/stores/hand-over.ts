import type { FileContent } from '../../contract/calls/import.ts'
import { useEngine } from '../client.ts'
import { useSession } from './session.ts'

/** Where a file went: a path, `download` (the browser's own folder), or `null` when the person thought again. */
export type HandedOver = { path: string } | 'download' | null

/** Gives a file (base64) to the person: by the host's dialog where there is one, else as a download. */
export function useHandOver(): (file: FileContent) => Promise<HandedOver> {
  const engine = useEngine()
  const session = useSession()
  return async ({ name, content }) => {
    if (!session.host?.dialogs) {
      download(name, content)
      return 'download'
    }
    const path = await engine.call('host.save', { name, content })
    return path === null ? null : { path }
  }
}

function download(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0)
  const address = URL.createObjectURL(new Blob([bytes]))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 30_000)
}
