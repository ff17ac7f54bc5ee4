import type { Block, DocumentModel, Run } from './document.ts'

/** Every text of the document in reading order, one entry a paragraph, heading or table cell. */
export function modelText(model: DocumentModel): string[] {
  return model.sections.flatMap((section) => section.blocks.flatMap(blockText))
}

export function runsText(runs: Run[]): string {
  return runs.map((run) => run.text).join('')
}

function blockText(block: Block): string[] {
  if (block.kind === 'title' || block.kind === 'annex_mark') return [block.text]
  if (block.kind === 'heading') return [block.number + block.text]
  if (block.kind === 'paragraph') return [block.number + runsText(block.runs)]
  return [
    ...(block.caption === '' ? [] : [block.caption]),
    ...block.columns.map((column) => column.title),
    ...block.rows.flatMap((row) => row.map(runsText)),
  ]
}

/**
 * The length of the body as the rules on short documents count it (《整治形式主义为基层减负若干规定》):
 * characters without white space, annexes and covering notice left out.
 */
export function bodyCharacters(model: Pick<DocumentModel, 'sections'>): number {
  const texts = model.sections
    .filter((section) => section.role === 'body')
    .flatMap((section) => section.blocks.flatMap(blockText))
  return [...texts.join('').replace(/\s/gu, '')].length
}
