import type { Block, Run, Section } from './document.ts'

/**
 * The sections without the characters that no document format may hold: control characters other than the line end,
 * halves of surrogate pairs and non-characters, which come along in cells of broken files.
 */
export function printableSections(sections: Section[]): Section[] {
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(printableBlock) }))
}

function printableBlock(block: Block): Block {
  if (block.kind === 'paragraph') return { ...block, runs: printableRuns(block.runs) }
  if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(printableRuns)) }
  return { ...block, text: printable(block.text).replaceAll('\n', ' ') }
}

function printableRuns(runs: Run[]): Run[] {
  return runs.map((run) => ({ ...run, text: printable(run.text) }))
}

/** Tabs and carriage returns become spaces and line ends; U+2028 and U+2029 are line ends as well. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/(?!\n)\p{Cc}|[\uFFFD-\uFFFF]|\uFEFF/gu, '')
}
