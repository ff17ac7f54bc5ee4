import { onBeforeUnmount, shallowRef } from 'vue'
import { systemFieldNames } from '../../../core/system/fields.ts'
import type { Origin } from '../../../core/system/origin.ts'
import { useSystems } from '../../stores/systems.ts'

const restBefore = 450

/** The origin of the cell on which the mouse rests, with the place for its card. */
export function useCellOrigin() {
  const systems = useSystems()
  const origin = shallowRef<{ origin: Origin; left: number; top: number } | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: HTMLElement | null = null

  function hover(event: MouseEvent): void {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('td[data-id]') : null
    if (cell === current) return
    leave()
    current = cell
    if (cell) timer = setTimeout(() => void show(cell), restBefore)
  }

  async function show(cell: HTMLElement): Promise<void> {
    const field = systemFieldNames.find((name) => name === cell.dataset.field)
    const detail = await systems.detail(cell.dataset.id ?? '').catch(() => null)
    const found = field && detail?.origins[field]
    // A card that only repeats the cell would be in the way.
    if (!found || found.kind !== 'cell' || cell !== current || found.raw.trim() === cell.textContent.trim()) return
    const box = cell.getBoundingClientRect()
    origin.value = { origin: found, left: Math.min(box.left, window.innerWidth - 340), top: box.bottom + 4 }
  }

  function leave(): void {
    clearTimeout(timer)
    current = null
    origin.value = null
  }

  onBeforeUnmount(leave)
  return { origin, hover, leave }
}
