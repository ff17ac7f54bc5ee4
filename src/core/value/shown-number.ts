import type { Cell } from '../sheet/grid.ts'
import { readNumber, scaled, type ReadNumber } from './read-number.ts'

/**
 * The number of a cell with the unit it is shown with. A number format may write a unit beside the figure (120 shown
 * as 120.0万元) or scale it (1,200,000 shown as 120.0万): what a person sees decides, at the precision of what is stored.
 * `factorOf` gives the factor of a unit, or `null` where it is none.
 */
export function shownNumber(cell: Cell, factorOf: (unit: string) => number | null): ReadNumber | null {
  if (typeof cell.value !== 'number') return readNumber(cell.text)
  const stored: ReadNumber = { value: cell.value, sure: 1, before: '', after: '' }
  if (!/[^-+\d.,\s%eE]/.test(cell.text)) return stored
  const shown = readNumber(cell.text)
  if (!shown || shown.note !== undefined || shown.after === '') return stored
  const factor = factorOf(shown.after)
  if (factor === null) return stored
  const step = 10 ** -(/\.(\d+)/.exec(cell.text)?.[1]?.length ?? 0)
  if (isRounded(shown.value, cell.value, step)) return { ...shown, value: cell.value }
  const isScaled = factor !== 1 && isRounded(scaled(shown.value, factor), cell.value, step * factor)
  return isScaled ? { ...shown, value: cell.value / factor } : stored
}

/** Whether the shown figure is the stored one, rounded to the last digit that is shown. */
function isRounded(shown: number, stored: number, step: number): boolean {
  return Math.abs(shown - stored) <= step * 0.5001
}
