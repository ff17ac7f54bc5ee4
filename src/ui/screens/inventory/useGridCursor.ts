import { nextTick, ref, type Ref } from 'vue'
import type { SystemRow } from '../../../contract/calls/system.ts'
import type { SystemField } from '../../../core/system/system.ts'

type Grid = {
  rows: () => readonly SystemRow[]
  fields: () => SystemField[]
  writable: () => boolean
  viewport: Ref<HTMLElement | undefined>
  reveal: (index: number) => void
  select: (id: string) => void
  follow: (row: SystemRow, field: SystemField) => void
}

const page = 15

/** Which cell of the grid is under the cursor and which is open, by mouse and by keyboard (WAI-ARIA grid pattern). */
export function useGridCursor(grid: Grid) {
  const place = ref({ row: 0, column: 0 })
  const editing = ref<{ id: string; field: SystemField } | null>(null)

  function go(index: number, field: SystemField): void {
    place.value = { row: index, column: Math.max(0, grid.fields().indexOf(field)) }
    const row = grid.rows()[index]
    if (row) grid.follow(row, field)
  }

  async function move(rows: number, columns: number): Promise<void> {
    const row = clamp(place.value.row + rows, grid.rows().length)
    const column = clamp(place.value.column + columns, grid.fields().length)
    place.value = { row, column }
    grid.reveal(row)
    await focusCell()
    const [system, field] = [grid.rows()[row], grid.fields()[column]]
    if (system && field) grid.follow(system, field)
  }

  async function focusCell(): Promise<void> {
    await nextTick()
    grid.viewport.value?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus({ preventScroll: false })
  }

  function edit(row: SystemRow, field: SystemField): void {
    if (grid.writable() && field !== 'id') editing.value = { id: row.id, field }
  }

  function endEdit(): void {
    editing.value = null
    void focusCell()
  }

  function onKey(event: KeyboardEvent): void {
    if (editing.value || !(event.target instanceof HTMLTableCellElement) || event.ctrlKey || event.metaKey) return
    const act = action(event.key)
    if (!act) return
    event.preventDefault()
    void act()
  }

  function action(key: string): (() => unknown) | null {
    const row = grid.rows()[place.value.row]
    const field = grid.fields()[place.value.column]
    const actions: Record<string, () => unknown> = {
      ArrowDown: () => move(1, 0),
      ArrowUp: () => move(-1, 0),
      ArrowRight: () => move(0, 1),
      ArrowLeft: () => move(0, -1),
      PageDown: () => move(page, 0),
      PageUp: () => move(-page, 0),
      Home: () => move(0, -grid.fields().length),
      End: () => move(0, grid.fields().length),
      j: () => move(1, 0),
      k: () => move(-1, 0),
      ' ': () => row && grid.select(row.id),
      Enter: () => row && field && edit(row, field),
      F2: () => row && field && edit(row, field),
    }
    return actions[key] ?? null
  }

  return { place, editing, go, edit, endEdit, onKey }
}

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(length - 1, value))
}
