import { computed, shallowRef, watch } from 'vue'
import type { PreviewSheet } from '../../../core/mapping/import-preview.ts'
import { useImport } from '../../stores/import.ts'
import type { SheetRow } from './sheet-layout.ts'

/** The rows of a sheet by their place; those not yet there are read as they come into sight. */
export function useSheetRows(sheet: () => PreviewSheet, source: () => number) {
  const imports = useImport()
  const rows = shallowRef<(SheetRow | undefined)[]>([])
  const merges = shallowRef(sheet().window.merges)
  const asked = new Set<number>()
  const total = computed(() => Math.max(sheet().rows, sheet().window.rows.length))

  watch(
    sheet,
    (next) => {
      asked.clear()
      rows.value = [...next.window.rows]
      merges.value = next.window.merges
    },
    { immediate: true },
  )

  /** The place of a row of the sheet among those that are drawn; of a row not yet read, where it would follow. */
  function indexOf(row: number): number {
    const known = rows.value
    let last = -1
    for (const [index, entry] of known.entries()) {
      if (entry && entry.row >= row) return index
      if (entry) last = index
    }
    return last + 1 < total.value && known.length < total.value ? total.value : last + 1
  }

  /** Makes sure that the rows of these places are there, or on their way. */
  function need(from: number, to: number): void {
    for (let index = from; index < Math.min(to, total.value); index++) {
      if (rows.value[index] || asked.has(index)) continue
      for (let next = index; next < index + 60; next++) asked.add(next)
      void read({ from: index })
      return
    }
  }

  /** The place of a row, which is read first if it must be; -1 where the sheet has no such row. */
  async function find(row: number): Promise<number> {
    const known = rows.value.findIndex((entry) => entry?.row === row)
    if (known >= 0) return known
    if (rows.value.length < total.value || rows.value.includes(undefined)) await read({ row })
    return rows.value.findIndex((entry) => entry?.row === row)
  }

  async function read(place: { from: number } | { row: number }): Promise<void> {
    const wanted = sheet()
    const answer = await imports.rows(source(), wanted.sheet, place).catch(() => null)
    if (!answer || wanted !== sheet()) return
    const next = [...rows.value]
    for (const [offset, row] of answer.window.rows.entries()) next[answer.from + offset] = row
    rows.value = next
    const known = new Set(merges.value.map((merge) => JSON.stringify(merge)))
    merges.value = [...merges.value, ...answer.window.merges.filter((merge) => !known.has(JSON.stringify(merge)))]
  }

  return { rows, merges, total, indexOf, need, find }
}
