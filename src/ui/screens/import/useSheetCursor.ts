import { ref } from 'vue'
import type { SheetColumn } from './sheet-layout.ts'

type Sheet = { total: () => number; columns: () => readonly SheetColumn[]; page: () => number }

/** The cell of the sheet that the keyboard is on: place of the row and of the column, from 0. */
export function useSheetCursor(sheet: Sheet, moved: (row: number, column: number) => void) {
  const place = ref({ row: 0, column: 0 })

  function go(row: number, column: number): void {
    place.value = {
      row: Math.max(0, Math.min(sheet.total() - 1, row)),
      column: Math.max(0, Math.min(sheet.columns().length - 1, column)),
    }
    moved(place.value.row, place.value.column)
  }

  /** Answers whether the key was one of ours. */
  function onKey(event: KeyboardEvent): boolean {
    const { row, column } = place.value
    const ctrl = event.ctrlKey || event.metaKey
    const last = sheet.columns().length - 1
    const steps: Record<string, () => void> = {
      ArrowDown: () => go(ctrl ? sheet.total() - 1 : row + 1, column),
      ArrowUp: () => go(ctrl ? 0 : row - 1, column),
      ArrowRight: () => go(row, ctrl ? last : column + 1),
      ArrowLeft: () => go(row, ctrl ? 0 : column - 1),
      PageDown: () => go(row + sheet.page(), column),
      PageUp: () => go(row - sheet.page(), column),
      Home: () => go(ctrl ? 0 : row, 0),
      End: () => go(ctrl ? sheet.total() - 1 : row, last),
    }
    const step = steps[event.key]
    if (!step) return false
    event.preventDefault()
    step()
    return true
  }

  return { place, go, onKey }
}
