import { cellView, type Cell } from '../../../src/core/sheet/grid.ts'

/** A cell with that content, for the tests of the parsers. */
export function cell(content: string | number | boolean): Cell {
  const view = cellView(content)
  if (view === null) throw new Error('no cell')
  return view
}

export function dateCell(iso: string, text = iso): Cell {
  return { text, value: iso, kind: 'date' }
}

export function errorCell(error: string): Cell {
  return { text: error, value: null, kind: 'error', error }
}
