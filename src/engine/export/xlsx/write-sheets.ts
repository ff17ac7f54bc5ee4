import ExcelJS from 'exceljs'
import type { Locale } from '../../../core/language/localized-text.ts'
import { withoutZipTimes } from '../zip-times.ts'
import type { NamedSheet } from './sheet-content.ts'

/**
 * Sheets as a workbook, the same bytes for the same content. Every text is written as text, so that no spreadsheet runs
 * it as a formula.
 *
 * @param at ISO time written as the time of creation
 */
export async function writeSheets(sheets: readonly NamedSheet[], locale: Locale, at: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'Heshu'
  workbook.created = new Date(at)
  workbook.modified = new Date(at)
  for (const sheet of sheets) addSheet(workbook, sheet, locale)
  return withoutZipTimes(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

const thin = { style: 'thin', color: { argb: 'FF808080' } } as const
const frame = { top: thin, bottom: thin, left: thin, right: thin }

function addSheet(workbook: ExcelJS.Workbook, content: NamedSheet, locale: Locale): void {
  const sheet = workbook.addWorksheet(content.name, {
    views: [{ state: 'frozen', xSplit: content.frozenColumns, ySplit: 2 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '2:2',
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  })
  const fontName = locale === 'en' ? 'Arial' : '宋体'
  sheet.columns = content.columns.map((column) => ({ width: column.width }))
  const title = sheet.addRow([content.title])
  sheet.mergeCells(1, 1, 1, Math.max(content.columns.length, 1))
  title.font = { name: fontName, size: 16, bold: true }
  title.alignment = { horizontal: 'center', vertical: 'middle' }
  title.height = 30
  const head = sheet.addRow(content.columns.map((column) => column.header))
  head.eachCell((cell) => {
    cell.style = {
      font: { name: fontName, size: 10, bold: true },
      alignment: { wrapText: true, horizontal: 'center', vertical: 'middle' },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEFEFEF' } },
      border: frame,
    }
  })
  const styles = content.columns.map((column) => cellStyle(column.type, fontName))
  for (const values of content.rows) {
    const row = sheet.addRow(values)
    for (const [index, style] of styles.entries()) row.getCell(index + 1).style = style
  }
}

/** Text cells carry the text format, so that editing one that begins with = does not turn it into a formula. */
function cellStyle(type: 'text' | 'number', fontName: string): Partial<ExcelJS.Style> {
  return {
    font: { name: fontName, size: 10 },
    alignment: { wrapText: true, vertical: 'top', horizontal: type === 'number' ? 'right' : 'left' },
    numFmt: type === 'number' ? 'General' : '@',
    border: frame,
  }
}
