import { defineStore } from 'pinia'
import type { SourceRowContent } from '../../contract/calls/import.ts'
import type { Origin } from '../../core/system/origin.ts'
import { useEngine } from '../client.ts'

/** Rows of imported sheets as they were read. They never change, so each is asked for once. */
export const useSources = defineStore('sources', () => {
  const engine = useEngine()
  const rows = new Map<string, Promise<SourceRowContent>>()

  /** The row around a cell; null for a value that no sheet brought, or a row that is not kept. */
  async function rowOf(origin: Origin): Promise<SourceRowContent | null> {
    if (origin.kind !== 'cell') return null
    const { source, sheet, row } = origin
    const key = JSON.stringify([source, sheet, row])
    const asked = rows.get(key) ?? engine.call('source.row', { source, sheet, row })
    rows.set(key, asked)
    return asked.catch(() => null)
  }

  return { rowOf }
})
