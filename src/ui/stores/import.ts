import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { FileContent, ImportKind, ImportPreview, ImportReport } from '../../contract/calls/import.ts'
import type { GridWindow } from '../../core/mapping/import-preview.ts'
import type { Locale } from '../../core/language/localized-text.ts'
import { useEngine } from '../client.ts'
import { replayable, tableOfChange, type ImportChange } from './import-changes.ts'
import { useSession } from './session.ts'

/** The import under way: chosen files, the engine's preview of them, and what was committed in the end. */
export const useImport = defineStore('import', () => {
  const engine = useEngine()
  const session = useSession()
  const preview = shallowRef<ImportPreview | null>(null)
  const report = shallowRef<ImportReport | null>(null)
  /** The preview that the report came from: its result can still be saved. */
  const committed = ref<string | null>(null)
  const offered = shallowRef<File[]>([])
  const files = shallowRef<File[]>([])
  const changes = shallowRef<ImportChange[]>([])
  const reading = ref(false)
  const committing = ref(false)
  const stopping = ref(false)
  const underWay = computed(() => preview.value !== null)

  /** Files dropped elsewhere: the import screen takes them when it opens. */
  function offer(given: File[]): void {
    offered.value = given
  }

  async function read(given: File[], as: ImportKind | null = null): Promise<void> {
    offered.value = []
    changes.value = []
    await readAll(given, as)
  }

  /** Reads further files beside those of the open preview; what was changed by hand is done again. */
  async function add(given: File[]): Promise<void> {
    const names = new Set(given.map((file) => file.name))
    const kept = files.value.filter((file) => !names.has(file.name))
    changes.value = changes.value.filter((change) => !names.has(change.file))
    await readAll([...kept, ...given], null)
    for (const change of changes.value) await again(change)
  }

  async function readAll(given: File[], as: ImportKind | null): Promise<void> {
    report.value = null
    files.value = given
    reading.value = true
    try {
      await drop()
      const contents = await Promise.all(given.map(async (file) => ({ name: file.name, content: await base64(file) })))
      preview.value = await engine.call('import.preview', { files: contents, as })
    } finally {
      reading.value = false
      stopping.value = false
      session.progress = null
      if (!preview.value) files.value = []
    }
  }

  /** Maps a column to a field (`null`: to none), or sets its unit. The engine answers the preview read again. */
  async function map(table: string, column: string, field: string | null, unit?: string | null): Promise<void> {
    if (!preview.value) return
    const change = unit === undefined ? { field } : { field, unit }
    preview.value = await engine.call('import.map', { preview: preview.value.preview, table, column, ...change })
    note({ call: 'map', table, column, ...change })
  }

  /** Says what a table holds; `null` leaves it out. */
  async function take(table: string, kind: ImportKind | null): Promise<void> {
    if (!preview.value) return
    preview.value = await engine.call('import.kind', { preview: preview.value.preview, table, kind })
    note({ call: 'take', table, kind })
  }

  /** Says that a row is a system already listed under another name; `null`: that it is a new one. */
  async function identify(table: string, row: number, system: string | null): Promise<void> {
    if (!preview.value) return
    preview.value = await engine.call('import.identify', { preview: preview.value.preview, table, row, system })
    note({ call: 'identify', table, row, system })
  }

  function note(change: Omit<ImportChange, 'file'> & { table: string }): void {
    if (preview.value) changes.value = replayable(changes.value, preview.value, change)
  }

  /** Does a change again after a new reading; a table that is no longer there is passed over. */
  async function again(change: ImportChange): Promise<void> {
    if (!preview.value) return
    const table = tableOfChange(preview.value, change)
    if (table === null) return
    const held = { preview: preview.value.preview, table }
    if (change.call === 'take') preview.value = await engine.call('import.kind', { ...held, kind: change.kind ?? null })
    if (change.call === 'map' && change.column !== undefined) {
      const { column, field = null, unit } = change
      const wanted = { ...held, column, field, ...(unit === undefined ? {} : { unit }) }
      preview.value = await engine.call('import.map', wanted)
    }
    if (change.call === 'identify' && change.row !== undefined) {
      const { row, system = null } = change
      preview.value = await engine.call('import.identify', { ...held, row, system })
    }
  }

  /** Rows of a sheet that the preview does not hold, by their place or around one of them. */
  async function rows(
    source: number,
    sheet: string,
    place: { from: number } | { row: number },
  ): Promise<{ from: number; window: GridWindow } | null> {
    if (!preview.value) return null
    return engine.call('import.rows', { preview: preview.value.preview, source, sheet, ...place })
  }

  /** Stops the reading or the commit; the call that was under way then answers `cancelled`. */
  async function stop(): Promise<void> {
    stopping.value = true
    await engine.call('import.stop', {})
  }

  async function commit(): Promise<void> {
    if (!preview.value) return
    const id = preview.value.preview
    committing.value = true
    try {
      report.value = await engine.call('import.commit', { preview: id })
      committed.value = id
      preview.value = null
      files.value = []
      await session.refresh()
    } finally {
      committing.value = false
      stopping.value = false
      session.progress = null
    }
  }

  /** A workbook of what the import does, or did. */
  function result(locale: Locale): Promise<FileContent> {
    return engine.call('import.result', { preview: preview.value?.preview ?? committed.value ?? '', locale })
  }

  /** Gives the preview up; nothing was written. */
  async function cancel(): Promise<void> {
    await drop()
    files.value = []
    report.value = null
  }

  async function drop(): Promise<void> {
    if (!preview.value) return
    const { preview: id } = preview.value
    await engine.call('import.cancel', { preview: id })
    preview.value = null
  }

  return {
    preview,
    report,
    committed,
    offered,
    files,
    changes,
    reading,
    committing,
    stopping,
    underWay,
    offer,
    read,
    add,
    map,
    take,
    identify,
    rows,
    stop,
    commit,
    result,
    cancel,
  }
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
