import type { ImportPreview } from '../../../contract/calls/import.ts'
import type { EngineEvents } from '../../../contract/events.ts'

/** One dropped file and how far it is. `share` (of one) is known only while it is being read. */
export type FileLine = {
  name: string
  bytes: number
  state: 'waiting' | 'reading' | 'read' | 'refused'
  share: number | null
  /** The code and the Chinese sentence of a refusal. */
  refusal: { code: string; sentence: string } | null
}

type Given = { name: string; size: number }

/** The dropped files in order, with their states: from the engine's progress while reading, from the preview afterwards. */
export function fileLines(
  files: readonly Given[],
  progress: EngineEvents['progress'] | null,
  preview: ImportPreview | null,
): FileLine[] {
  const current = files.findIndex((file) => file.name === progress?.label)
  return files.map(({ name, size }, index) => {
    const line: FileLine = { name, bytes: size, state: 'waiting', share: null, refusal: null }
    if (preview) {
      const refusal = preview.refused.find((entry) => entry.file === name)
      return refusal ? { ...line, state: 'refused', refusal } : { ...line, state: 'read' }
    }
    if (current < 0 || index > current) return line
    return index < current
      ? { ...line, state: 'read' }
      : { ...line, state: 'reading', share: shareOf(progress, files.length) }
  })
}

/** Jobs that count files say nothing of the share of one. */
function shareOf(progress: EngineEvents['progress'] | null, files: number): number | null {
  if (!progress || progress.total === 0 || progress.total === files) return null
  return Math.min(1, progress.done / progress.total)
}
