import type { Block, DocumentModel, Section } from '../../../core/document/document.ts'

/** A block on a page; of a table, its rows `from` … `to`. */
export type Piece = { block: Block; from: number; to: number }
export type Page = { section: Section; pieces: Piece[]; number: number }

/** Heights in pixels as they were measured: of a block, or of a table's caption with its head, and of each row. */
export type BlockHeight = { head: number; rows: number[] }

/**
 * Spreads the sections over pages. A table breaks between rows and repeats its head; a heading stays with what follows.
 *
 * @param heights of each block of each section
 * @param roomOf what a page of a section can hold, in pixels
 */
export function paginate(
  model: DocumentModel,
  heights: readonly BlockHeight[][],
  roomOf: (section: Section) => number,
): Page[] {
  const pages: Page[] = []
  for (const [at, section] of model.sections.entries()) {
    const room = roomOf(section)
    let page: Page = { section, pieces: [], number: pages.length + 1 }
    let left = room
    pages.push(page)
    const turn = () => {
      page = { section, pieces: [], number: pages.length + 1 }
      left = room
      pages.push(page)
    }
    const put = (piece: Piece, height: number) => {
      page.pieces.push(piece)
      left -= height
    }
    for (const [index, block] of section.blocks.entries()) {
      const height = heights[at]?.[index] ?? { head: 0, rows: [] }
      if (block.kind !== 'table') {
        const following = block.kind === 'heading' ? firstOf(heights[at]?.[index + 1]) : 0
        if (page.pieces.length > 0 && height.head + following > left) turn()
        put({ block, from: 0, to: 0 }, height.head)
        continue
      }
      let from = 0
      while (from < block.rows.length || from === 0) {
        if (page.pieces.length > 0 && height.head + (height.rows[from] ?? 0) > left) turn()
        let [to, used] = [from, height.head]
        while (to < block.rows.length && (to === from || used + (height.rows[to] ?? 0) <= left)) {
          used += height.rows[to] ?? 0
          to += 1
        }
        put({ block, from, to }, used)
        if (to >= block.rows.length) break
        from = to
        turn()
      }
    }
  }
  return pages
}

function firstOf(height: BlockHeight | undefined): number {
  return height ? height.head + (height.rows[0] ?? 0) : 0
}
