import ExcelJS from 'exceljs'
import type { ReplyPart, SheetRow } from '../../../core/reply/reply.ts'
import { isFillable, sheetRows, type SheetWords } from '../../../core/reply/sheet-rows.ts'
import { withoutZipTimes } from '../zip-times.ts'
import { replyFileText } from './reply-file.ts'

/** Name of the hidden sheet that carries the part as it was sent, in base64 over the cells of column A. */
export const carrierSheet = '_heshu_reply'
const carried = 30_000

const thin = { style: 'thin', color: { argb: 'FF808080' } } as const
const frame = { top: thin, bottom: thin, left: thin, right: thin }
const filledColumn = 6

/**
 * The sheet that a clerk fills in: column A holds hidden keys, the last one is to be written in, the rest is protected
 * against slips (without a password). The same bytes for the same part and time.
 *
 * @param at ISO time written as the time of creation
 */
export async function writeReplyWorkbook(part: ReplyPart, words: SheetWords, at: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'Heshu'
  workbook.created = new Date(at)
  workbook.modified = new Date(at)
  const sheet = workbook.addWorksheet(words('tab'), {
    pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = [{ width: 4, hidden: true }, { width: 6 }, { width: 26 }, { width: 34 }, { width: 26 }, { width: 34 }]
  const font = { name: part.locale === 'en' ? 'Arial' : '宋体', size: 10 }
  headLines(sheet, part, words, font)
  const choices = `"${words('agree')},${words('object')}"`
  let group = ''
  for (const row of sheetRows(part, words)) {
    const next = row.key.split(' ')[0] ?? ''
    if (next !== group) addHeading(sheet, words, next, font)
    group = next
    addRow(sheet, row, font, choices)
  }
  await sheet.protect('', { formatRows: true, formatColumns: true, selectLockedCells: true, selectUnlockedCells: true })
  const carrier = workbook.addWorksheet(carrierSheet, { state: 'hidden' })
  const text = Buffer.from(replyFileText(part), 'utf8').toString('base64')
  for (let from = 0; from < text.length; from += carried) carrier.addRow([text.slice(from, from + carried)])
  return withoutZipTimes(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

type Font = { name: string; size: number }

function headLines(sheet: ExcelJS.Worksheet, part: ReplyPart, words: SheetWords, font: Font): void {
  const lines = [
    `${words('title')}（${part.system.name}）`,
    words('guide'),
    [
      `${words('system')} ${part.system.id}`,
      `${words('owner')} ${part.owner ?? words('unknown')}`,
      `${words('due')} ${part.due ?? words('none')}`,
    ].join('　　'),
  ]
  for (const [index, line] of lines.entries()) {
    const row = sheet.addRow([null, line])
    sheet.mergeCells(row.number, 2, row.number, filledColumn)
    row.getCell(2).style = {
      font: index === 0 ? { ...font, size: 16, bold: true } : font,
      alignment: { wrapText: true, vertical: 'middle', horizontal: index === 0 ? 'center' : 'left' },
    }
    row.height = index === 0 ? 32 : index === 1 ? 44 : 20
  }
}

function addHeading(sheet: ExcelJS.Worksheet, words: SheetWords, group: string, font: Font): void {
  const columns = ['number', 'label', 'stated', 'ground', 'filled'].map((column) => words(`head_${group}_${column}`))
  const row = sheet.addRow([null, ...columns])
  for (let column = 2; column <= filledColumn; column += 1) {
    row.getCell(column).style = {
      font: { ...font, bold: true },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEFEFEF' } },
      alignment: { wrapText: true, horizontal: 'center', vertical: 'middle' },
      border: frame,
    }
  }
}

/** Every cell is text, so that nothing that is filled in runs as a formula or turns into a date. */
function addRow(sheet: ExcelJS.Worksheet, row: SheetRow, font: Font, stances: string): void {
  const added = sheet.addRow([row.key, row.number, row.label, row.stated, row.ground, row.filled])
  const fillable = isFillable(row)
  for (let column = 2; column <= filledColumn; column += 1) {
    const open = fillable && column === filledColumn
    added.getCell(column).style = {
      font,
      numFmt: '@',
      alignment: { wrapText: true, vertical: 'top' },
      border: frame,
      protection: { locked: !open },
      ...(open ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF9E5' } } } : {}),
    }
  }
  if (row.key === 'reply text') added.height = 80
  if (row.key !== 'reply stance') return
  added.getCell(filledColumn).dataValidation = { type: 'list', allowBlank: true, formulae: [stances] }
}
