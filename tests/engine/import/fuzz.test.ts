import { utils, write } from '@e965/xlsx'
import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterAll, expect, test } from 'vitest'
import { cellText } from '../../../src/core/sheet/grid.ts'
import { defaultLimits } from '../../../src/engine/import/limits.ts'
import { readSource } from '../../../src/engine/import/read-source.ts'
import { endResting } from '../../../src/engine/import/reading/warm-process.ts'
import { messyInventory, plainWorkbook, wideCapacity } from '../../fixtures/workbooks/make-workbooks.ts'
import { withWorkspace } from '../handlers/open-engine.ts'

// fast-check prints the seed and the path of a failure; `{ seed, path }` beside `numRuns` runs it again.

afterAll(endResting)

const word = fc.oneof(
  fc.constantFrom('系统名称', '责任单位', '合计', '小计', '是', '2021年3月', '约50万元', '13800001234', '=1+1', '序号'),
  fc.constantFrom('河湖巡查APP', '平安通（二期）', '水利局', '㐀𠀀', '', ' ', '注：含税', '1', '-', '#REF!'),
  fc.string({ maxLength: 12 }),
)
const rows = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 10 })

test('bytes, cut, changed or swapped anywhere, are read or refused', { timeout: 60_000 }, async () => {
  const whole = [await messyInventory(), await wideCapacity(), await plainWorkbook([['名称'], ['甲']]), legacyBook()]
  const broken = fc
    .record({
      of: fc.constantFrom(...whole),
      keep: fc.double({ min: 0.05, max: 1, noNaN: true }),
      patches: fc.array(fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 8 })), { maxLength: 4 }),
      swap: fc.option(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 200 }))),
    })
    .map(({ of, keep, patches, swap }) => {
      const bytes = of.slice(0, Math.ceil(of.length * (keep > 0.6 ? 1 : keep)))
      for (const [at, patch] of patches) {
        const from = at % bytes.length
        bytes.set(patch.subarray(0, bytes.length - from), from)
      }
      if (swap) bytes.copyWithin(swap[0] % bytes.length, swap[1] % bytes.length, (swap[1] % bytes.length) + swap[2])
      return bytes
    })
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), broken), async (bytes) => {
      const source = await readSource('x', bytes, { ...defaultLimits, milliseconds: 5_000 })
      expect(typeof source.ok).toBe('boolean')
    }),
    { numRuns: 150 },
  )
})

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
/** Enough everyday Chinese for an encoding to be told. */
const chineseRow = ['系统名称', '责任单位', '主要功能', '服务对象', '建设时间', '是否使用']

test('what is written as delimited text is read back cell for cell', { timeout: 60_000 }, async () => {
  // Lone halves of a pair and control characters cannot be written in every encoding.
  const text = fc
    .oneof(word, fc.constantFrom('一\n二', '"引号"', '甲,乙', '丙;丁', '戊|己', 'a\tb', '㐀𠀀', '  前后  '))
    .map((value) => value.replaceAll(/[^\t\n\u0020-\u007e\u3400-\u9fff\uff01-\uff5e]/gu, ''))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(text, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
      fc.constantFrom(...encodings),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      async (body, encoding, delimiter, end) => {
        const table = [chineseRow, ...body]
        const source = await readSource('a.csv', iconv.encode(delimited(table, delimiter, end), encoding))
        if (!source.ok) throw new Error(source.code)
        expect([source.encoding, source.delimiter]).toEqual([encoding, delimiter])
        const read = new Map(source.grids[0]?.rows.map((row) => [row.row, row.cells]))
        const cells = table.map((_, index) => chineseRow.map((__, column) => read.get(index + 1)?.[column] ?? ''))
        expect(cells).toEqual(table.map((row) => row.map((value) => (value.trim() === '' ? '' : value))))
      },
    ),
    { numRuns: 80 },
  )
})

test('no row is lost: read = added + updated + unchanged + skipped + refused', { timeout: 120_000 }, async () => {
  const { client } = await withWorkspace()
  const formats = fc.constantFrom('csv', 'gbk', 'xlsx', 'biff8', 'ods', 'xlsb')
  await fc.assert(
    fc.asyncProperty(rows, formats, fc.boolean(), async (body, format, headed) => {
      const table = headed ? [['系统名称', '责任单位', '用户数'], ...body] : body
      const content = Buffer.from(written(table, format)).toString('base64')
      const files = [{ name: `a.${format}`, content }]
      const { preview, refused } = await client.call('import.preview', { files, as: 'systems' })
      const planned = await client.call('import.report', { preview })
      const report = await client.call('import.commit', { preview })
      expect(report).toEqual({ ...planned, dry_run: false })
      for (const { counts } of report.sources) {
        const { read, added, updated, unchanged, skipped, refused: notTaken } = counts
        expect(added + updated + unchanged + skipped + notTaken).toBe(read)
      }
      if (refused.length > 0) expect(report.sources).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('a workbook of any kind holds the same cells as the sheet it was written from', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('xlsx', 'biff8', 'ods', 'xlsb'), async (body, format) => {
      const table = [chineseRow, ...body.map((row) => row.map((text) => text.replaceAll(/[^ -~\u3400-\u9fff]/g, '')))]
      const source = await readSource('x', written(table, format))
      if (!source.ok) throw new Error(source.code)
      const read = new Map(source.grids[0]?.rows.map((row) => [row.row, row.cells]))
      const cells = table.map((row, index) => row.map((_, column) => cellText(read.get(index + 1)?.[column])))
      expect(cells).toEqual(table.map((row) => row.map((text) => text.trim())))
    }),
    { numRuns: 40 },
  )
})

function written(table: string[][], format: string): Uint8Array {
  if (format === 'csv') return Buffer.from(delimited(table, ',', '\r\n'))
  if (format === 'gbk') return iconv.encode(delimited(table, '\t', '\n'), 'gb18030')
  const book = { SheetNames: ['表'], Sheets: { 表: utils.aoa_to_sheet(table) } }
  const bookType = format === 'biff8' || format === 'ods' || format === 'xlsb' ? format : 'xlsx'
  const bytes: ArrayBuffer = write(book, { type: 'array', bookType })
  return new Uint8Array(bytes)
}

function legacyBook(): Uint8Array {
  return written(
    [
      ['系统名称', '责任单位'],
      ['河湖巡查', '水利局'],
    ],
    'biff8',
  )
}

function delimited(table: string[][], delimiter: string, end: string): string {
  return table.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter)).join(end) + end
}
