import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { ImportKind, ImportPreview, ImportReport } from '../../contract/calls/import.ts'
import { useEngine } from '../client.ts'
import { useSession } from './session.ts'

/** The import under way: chosen files, the engine's preview of them, and what was committed in the end. */
export const useImport = defineStore('import', () => {
  const engine = useEngine()
  const session = useSession()
  const preview = shallowRef<ImportPreview | null>(null)
  const report = shallowRef<ImportReport | null>(null)
  const offered = shallowRef<File[]>([])
  const reading = ref(false)
  const committing = ref(false)
  const underWay = computed(() => preview.value !== null)

  /** Files dropped elsewhere: the import screen takes them when it opens. */
  function offer(files: File[]): void {
    offered.value = files
  }

  async function read(files: File[], as: ImportKind | null = null): Promise<void> {
    offered.value = []
    report.value = null
    reading.value = true
    try {
      await drop()
      const contents = await Promise.all(files.map(async (file) => ({ name: file.name, content: await base64(file) })))
      preview.value = await engine.call('import.preview', { files: contents, as })
    } finally {
      reading.value = false
    }
  }

  /** Maps a column to a field (`null`: to none), or sets its unit. The engine answers the preview read again. */
  async function map(table: string, column: string, field: string | null, unit?: string | null): Promise<void> {
    if (!preview.value) return
    const change = unit === undefined ? { field } : { field, unit }
    preview.value = await engine.call('import.map', { preview: preview.value.preview, table, column, ...change })
  }

  /** Says what a table holds; `null` leaves it out. */
  async function take(table: string, kind: ImportKind | null): Promise<void> {
    if (!preview.value) return
    preview.value = await engine.call('import.kind', { preview: preview.value.preview, table, kind })
  }

  async function commit(): Promise<void> {
    if (!preview.value) return
    committing.value = true
    try {
      report.value = await engine.call('import.commit', { preview: preview.value.preview })
      preview.value = null
      await session.refresh()
    } finally {
      committing.value = false
    }
  }

  /** Gives the preview up; nothing was written. */
  async function cancel(): Promise<void> {
    await drop()
    report.value = null
  }

  async function drop(): Promise<void> {
    if (!preview.value) return
    const { preview: id } = preview.value
    await engine.call('import.cancel', { preview: id })
    preview.value = null
  }

  return { preview, report, offered, reading, committing, underWay, offer, read, map, take, commit, cancel }
})

/** The bytes of a file as base64. */
function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => reject(reader.error ?? new Error(file.name)))
    reader.readAsDataURL(file)
  })
}
