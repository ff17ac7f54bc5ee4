import type { Locale } from '../language/localized-text.ts'

export const documentKinds = ['plan', 'opinion', 'reply'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** The rows of the snapshot a figure was computed from, so that a reader can be led back to them. */
export type FigureSource = {
  rows:
    | 'systems'
    | 'verdicts'
    | 'actions'
    | 'findings'
    | 'red_lines'
    | 'scenes'
    | 'localities'
    | 'values'
    | 'feedback'
    | 'items'
  ids: string[]
  formula: 'count' | 'sum' | 'share'
  field?: string
}

/** A stretch of text. `source` marks a computed figure; `blank` a place that only the real process can fill. */
export type Run = { text: string; source?: FigureSource; blank?: true }

/** What a paragraph is for; the writers give each its own style. */
export type ParagraphRole = 'body' | 'reference' | 'addressee' | 'annex_list' | 'signature' | 'date' | 'note'

/** `share` is the column's part of the table's width; the shares of a table need not add up to anything. */
export type TableColumn = { title: string; share: number; align: 'left' | 'center' | 'right' }

/** A cell is runs; its text may hold line ends. */
export type TableRow = Run[][]

export type HeadingLevel = 1 | 2 | 3 | 4

export type Block =
  | { kind: 'annex_mark'; text: string }
  | { kind: 'title'; text: string }
  | { kind: 'heading'; level: HeadingLevel; number: string; text: string }
  | { kind: 'paragraph'; role: ParagraphRole; number: string; runs: Run[] }
  | { kind: 'table'; caption: string; columns: TableColumn[]; rows: TableRow[] }

/** Every section begins on a new page. */
export type Section = { role: 'notice' | 'body' | 'annex'; orientation: 'portrait' | 'landscape'; blocks: Block[] }

/**
 * One document, the same for Word, PDF and the preview. Numbers of headings and annexes are part of the model;
 * page numbers, repeated table headers and line ends belong to the writers.
 */
export type DocumentModel = {
  kind: DocumentKind
  locale: Locale
  title: string
  sections: Section[]
  checks: DocumentCheck[]
}

/** Something a person must look at before the document is issued. `error` means a figure does not hold. */
export type DocumentCheck = {
  code:
    'body_over_4000' | 'body_over_5000' | 'sum_differs' | 'unsettled_verdicts' | 'undecided_verdicts' | 'missing_glyphs'
  severity: 'error' | 'warning' | 'note'
  message: string
  values: Record<string, string | number>
}

export function plain(text: string): Run[] {
  return [{ text }]
}

export function paragraph(runs: Run[], role: ParagraphRole = 'body'): Block {
  return { kind: 'paragraph', role, number: '', runs }
}

/** A heading whose number `numberHeadings` fills in. */
export function heading(level: HeadingLevel, text: string): Block {
  return { kind: 'heading', level, number: '', text }
}
