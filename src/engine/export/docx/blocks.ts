import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Block, ParagraphRole, Run, Section, TableColumn } from '../../../core/document/document.ts'
import { measuresFor, textWidth } from '../../../core/document/page.ts'
import type { Locale } from '../../../core/language/localized-text.ts'
import { millimetres } from './units.ts'

const roleStyles: Record<ParagraphRole, string> = {
  body: 'Normal',
  reference: 'Reference',
  addressee: 'Addressee',
  annex_list: 'AnnexList',
  signature: 'Signature',
  date: 'IssueDate',
  note: 'Note',
}
const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
}
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

/** The paragraphs and tables of one block. */
export function blockChildren(block: Block, section: Section, locale: Locale): (Paragraph | Table)[] {
  if (block.kind === 'title') return [new Paragraph({ style: 'Title', children: [new TextRun(block.text)] })]
  if (block.kind === 'annex_mark') return [new Paragraph({ style: 'AnnexMark', children: [new TextRun(block.text)] })]
  if (block.kind === 'heading') {
    return [new Paragraph({ heading: headings[block.level], children: [new TextRun(block.number + block.text)] })]
  }
  if (block.kind === 'paragraph') {
    const number = block.number === '' ? [] : [new TextRun(block.number)]
    return [new Paragraph({ style: roleStyles[block.role], children: [...number, ...textRuns(block.runs)] })]
  }
  const measures = measuresFor(locale)
  const width = millimetres(textWidth(section.orientation === 'landscape' ? measures.landscape : measures.portrait))
  const caption =
    block.caption === '' ? [] : [new Paragraph({ style: 'TableCaption', children: [new TextRun(block.caption)] })]
  return [...caption, table(block, width)]
}

function textRuns(runs: Run[]): TextRun[] {
  return runs.filter((run) => run.text !== '').map((run) => new TextRun(run.text))
}

function table(block: Extract<Block, { kind: 'table' }>, width: number): Table {
  const widths = columnWidths(block.columns, width)
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  const cell = (children: Paragraph[], column: number): TableCell =>
    new TableCell({
      children,
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 80, right: 80, top: 30, bottom: 30, marginUnitType: WidthType.DXA },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: block.columns.map((column, index) =>
          cell([new Paragraph({ style: 'TableHead', children: [new TextRun(column.title)] })], index),
        ),
      }),
      ...block.rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((runs, index) =>
              cell(cellParagraphs(runs, block.columns[index]?.align ?? 'left'), index),
            ),
          }),
      ),
    ],
  })
}

/** Line ends within a cell begin a new paragraph. */
function cellParagraphs(runs: Run[], align: TableColumn['align']): Paragraph[] {
  return linesOf(runs).map(
    (line) => new Paragraph({ style: 'TableText', alignment: alignments[align], children: textRuns(line) }),
  )
}

function linesOf(runs: Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    const [first = '', ...rest] = run.text.split('\n')
    lines.at(-1)?.push({ ...run, text: first })
    for (const text of rest) lines.push([{ ...run, text }])
  }
  return lines
}

/** Whole twips that add up to the width exactly; the last column takes what rounding leaves. */
export function columnWidths(columns: TableColumn[], width: number): number[] {
  const total = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns.map((column) => Math.floor((column.share / total) * width))
  const rest = width - widths.reduce((sum, value) => sum + value, 0)
  return widths.map((value, index) => (index === widths.length - 1 ? value + rest : value))
}
