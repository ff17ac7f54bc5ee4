import type { FileContent, RefusedFile } from '../../contract/calls/import.ts'
import type { TableKind } from '../../core/mapping/dictionary.ts'
import { listTemplates } from '../document/queries/mapping-memory.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { prepareSource } from './preview.ts'
import type { PreparedSource } from './prepared-source.ts'

export type FileBytes = { name: string; bytes: Uint8Array }
/** A file that was not read; `values` fill its sentence in any language. */
export type Refused = RefusedFile & { values: Record<string, string | number> }

/**
 * Reads and maps files one by one. A file that is refused is named with its sentence, and the others go on.
 * @throws Failure `cancelled` once `signal` is aborted
 */
export async function readFiles(
  session: Session,
  files: readonly (FileBytes | FileContent)[],
  as: TableKind | null,
  signal?: AbortSignal,
): Promise<{ sources: PreparedSource[]; refused: Refused[] }> {
  const { dictionaries, indicators, words } = session.resources
  const { startReading } = session.surroundings
  const templates = listTemplates(openedWorkspace(session))
  const sources: PreparedSource[] = []
  const refused: Refused[] = []
  const total = files.length
  const announce = (label: string, done: number) =>
    session.announce({ name: 'progress', data: { job: 'import', label, done, total, step: 'read' } })
  for (const [done, file] of files.entries()) {
    announce(file.name, done)
    const bytes = 'bytes' in file ? file.bytes : Buffer.from(file.content, 'base64')
    const read = await prepareSource({
      name: file.name,
      bytes,
      dictionaries,
      indicators,
      templates,
      ...(as === null ? {} : { as }),
      reading: { ...(signal ? { signal } : {}), ...(startReading ? { start: startReading } : {}) },
    })
    if (read.ok) sources.push(read)
    else {
      const sentence = words['zh-CN'].say(`import.refusal.${read.code}`, read.values)
      refused.push({ file: file.name, code: read.code, sentence, values: read.values })
    }
  }
  announce('', total)
  return { sources, refused }
}

export function refusedFiles(refused: readonly Refused[]): RefusedFile[] {
  return refused.map(({ file, code, sentence }) => ({ file, code, sentence }))
}
