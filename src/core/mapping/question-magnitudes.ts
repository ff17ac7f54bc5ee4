import { cellAddress } from '../sheet/cell-address.ts'
import type { ColumnMapping } from './map-columns.ts'
import type { ImportProblem, ReadRecord } from './reading.ts'

/** A column needs so many amounts before one of them can stand out. */
const fewestAmounts = 8
/** Times the median of its column. Units differ by 10,000; real systems of one county hardly by 1,000. */
const farAbove = 1000
/** Yuan. Below this an amount does no harm, however it stands out. */
const harmless = 10_000_000
/** Yuan. No system costs less in a year: the figure is in another unit, or no amount. */
const tiny = 100

/**
 * Takes back amounts that stand a thousandfold above the median of their column: most likely yuan in a column of 万元.
 * The text is kept, the value is unknown until a person says what it is. Amounts of a few yuan are asked about.
 */
export function questionMagnitudes(
  records: readonly ReadRecord[],
  columns: readonly ColumnMapping[],
  isMoney: (field: string) => boolean,
): ImportProblem[] {
  return columns.flatMap(({ field, column }) => {
    if (field === null || !isMoney(field)) return []
    const small = records.flatMap((record): ImportProblem[] => {
      const read = record.values[field]
      if (!read || typeof read.value !== 'number' || read.value <= 0 || read.value >= tiny) return []
      // A value may be shared by rows of one text.
      record.values[field] = { ...read, sure: Math.min(read.sure, 0.5) }
      const values = { field, raw: read.raw, value: String(read.value) }
      return [{ cell: cellAddress(column, record.row), code: 'tiny_amount', severity: 'warning', values }]
    })
    const amounts = records.flatMap((record) => {
      const value = record.values[field]?.value
      return typeof value === 'number' && value > 0 ? [value] : []
    })
    if (amounts.length < fewestAmounts) return small
    const median = amounts.toSorted((one, other) => one - other)[Math.floor(amounts.length / 2)] ?? 0
    const large = records.flatMap((record): ImportProblem[] => {
      const read = record.values[field]
      if (!read || typeof read.value !== 'number' || read.value < harmless || read.value < farAbove * median) return []
      const taken = String(read.value)
      record.values[field] = { ...read, value: null, sure: 0 }
      const values = { field, raw: read.raw, value: taken }
      return [{ cell: cellAddress(column, record.row), code: 'unit_doubtful', severity: 'error', values }]
    })
    return [...small, ...large]
  })
}
