import ExcelJS from 'exceljs'
import { withoutZipTimes } from '../zip-times.ts'

/** A column of a sheet to be filled in. `list` offers values; only a `strict` one refuses others. */
export type FormColumn = { key: string; header: string; width: number; list?: readonly string[]; strict?: boolean }

export type FormSheet = {
  name: string
  columns: readonly FormColumn[]
  rows: readonly Readonly<Record<string, string | number>>[]
  /** Empty rows below the filled ones, ready for new entries. */
  spare: number
  /** Columns that are for reading only. */
  fixed: readonly string[]
}

/** A workbook to be filled in: a sheet that says how, the sheets of forms, and a hidden one with what their lists offer. */
export type FormWorkbook = {
  guide: { name: string; title: string; lines: readonly string[] }
  forms: FormSheet[]
  lists: string
}

/** @param at ISO time written as the time of creation; the same content gives the same bytes */
export async function writeFormWorkbook({ guide, forms, lists }: FormWorkbook, at: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'Heshu'
  workbook.created = new Date(at)
  workbook.modified = new Date(at)
  const first = workbook.addWorksheet(guide.name)
  first.getColumn(1).width = 100
  first.addRow([guide.title]).font = { size: 14, bold: true }
  for (const line of guide.lines) first.addRow([line]).alignment = { wrapText: true, vertical: 'top' }
  const sheets = forms.map((form) => ({ form, sheet: workbook.addWorksheet(form.name) }))
  const offered = workbook.addWorksheet(lists, { state: 'hidden' })
  let letter = 0
  for (const { form, sheet } of sheets) {
    sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: 1 }]
    const head = sheet.addRow(form.columns.map((column) => column.header))
    head.font = { bold: true }
    head.alignment = { wrapText: true, vertical: 'middle' }
    for (const row of form.rows) sheet.addRow(form.columns.map(({ key }) => row[key] ?? ''))
    const last = form.rows.length + 1 + form.spare
    form.columns.forEach((column, index) => {
      sheet.getColumn(index + 1).width = column.width
      const source = column.list ? listRange(offered, ++letter, column.list, lists) : null
      for (let row = 2; row <= last; row++) {
        const cell = sheet.getCell(row, index + 1)
        cell.style = styleOf(cell.value, form.fixed.includes(column.key))
        if (source) cell.dataValidation = validation(source, column.strict ?? true)
      }
    })
  }
  return withoutZipTimes(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

/** Text cells carry the text format, so that editing one that begins with = does not turn it into a formula. */
function styleOf(value: ExcelJS.CellValue, fixed: boolean): Partial<ExcelJS.Style> {
  return {
    alignment: { wrapText: true, vertical: 'top' },
    numFmt: typeof value === 'number' ? 'General' : '@',
    ...(fixed ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEFEFEF' } } } : {}),
  }
}

function listRange(offered: ExcelJS.Worksheet, column: number, values: readonly string[], name: string): string {
  values.forEach((value, index) => {
    offered.getCell(index + 1, column).value = value
  })
  const { letter } = offered.getColumn(column)
  return `'${name}'!$${letter}$1:$${letter}$${Math.max(values.length, 1)}`
}

function validation(source: string, strict: boolean): ExcelJS.DataValidation {
  return { type: 'list', allowBlank: true, formulae: [source], showErrorMessage: strict }
}

/** A row that was filled in: the texts of its cells by column, and where they stand. */
export type FilledRow = { cells: Record<string, string>; addressOf(key: string): string }

/**
 * The rows of one sheet of such a workbook, empty ones left out. Columns are found by their headings, wherever they
 * stand.
 *
 * @param headings by key of the column, every heading it may have
 * @returns null where there is no such sheet; `missing` names the first column that is not there
 */
export function readForm(
  workbook: ExcelJS.Workbook,
  names: readonly string[],
  headings: Readonly<Record<string, readonly string[]>>,
): { name: string; rows: FilledRow[]; missing: string | null } | null {
  const sheet = workbook.worksheets.find((one) => names.includes(one.name.trim()))
  if (!sheet) return null
  const places = new Map<string, number>()
  sheet.getRow(1).eachCell((cell, column) => {
    const text = cellText(cell.value).trim()
    const key = Object.keys(headings).find((one) => headings[one]?.includes(text))
    if (key !== undefined && !places.has(key)) places.set(key, column)
  })
  const missing = Object.keys(headings).find((key) => !places.has(key)) ?? null
  const rows: FilledRow[] = []
  for (let number = 2; number <= sheet.rowCount; number++) {
    const row = sheet.getRow(number)
    const cells = Object.fromEntries([...places].map(([key, column]) => [key, cellText(row.getCell(column).value)]))
    if (Object.values(cells).every((text) => text.trim() === '')) continue
    rows.push({ cells, addressOf: (key) => row.getCell(places.get(key) ?? 1).address })
  }
  return { name: sheet.name, rows, missing }
}

/** @returns null where the bytes are no such workbook */
export async function openWorkbook(bytes: Buffer): Promise<ExcelJS.Workbook | null> {
  const workbook = new ExcelJS.Workbook()
  try {
    // Its types were written for an older Buffer.
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0])
    return workbook
  } catch {
    return null
  }
}

/** What a person sees in a cell: the result of a formula, rich text without its styles. */
function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('text' in value) return cellText(value.text)
  return 'result' in value ? cellText(value.result) : ''
}
