import { utils, write } from '@e965/xlsx'
import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { cellText, cellView } from '../../../src/core/sheet/grid.ts'
import { defaultLimits } from '../../../src/engine/import/limits.ts'
import { readSource, type ReadSource } from '../../../src/engine/import/read-source.ts'
import type { Refusal } from '../../../src/engine/import/refusal.ts'
import { messyInventory, plainWorkbook, withParts } from '../../fixtures/workbooks/make-workbooks.ts'

const text = '系统名称,责任单位\n河湖巡查系统,水利局\n山洪预警平台,"水利局,应急局"\n'

function texts(source: ReadSource | Refusal): string[][] {
  if (!source.ok) throw new Error(source.code)
  return (source.grids[0]?.rows ?? []).map((row) => Array.from(row.cells, cellText))
}

describe('delimited text', () => {
  const rows = [
    ['系统名称', '责任单位'],
    ['河湖巡查系统', '水利局'],
    ['山洪预警平台', '水利局,应急局'],
  ]

  test.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['GBK', iconv.encode(text, 'gbk'), 'gb18030'],
    ['GB18030', iconv.encode(text, 'gb18030'), 'gb18030'],
    ['UTF-16 with a mark', iconv.encode(text, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16 without a mark', iconv.encode(text, 'utf-16le'), 'utf-16le'],
    ['UTF-16 big-endian without a mark', iconv.encode(text, 'utf-16be'), 'utf-16be'],
  ])('%s is read as it was written', async (_name, bytes, encoding) => {
    const source = await readSource('清单.csv', bytes)
    expect(source).toMatchObject({ ok: true, format: 'csv', encoding, delimiter: ',' })
    expect(texts(source)).toEqual(rows)
  })

  test('Big5 of a neighbouring administration is told from GBK', async () => {
    const chinese =
      '系統名稱,責任單位\n河川巡查管理系統,水利局\n土石流預警應變平台,農業部農村發展及水土保持署\n長者照顧服務登記系統,社會局\n'
    const source = await readSource('清單.csv', iconv.encode(chinese.repeat(5), 'big5'))
    expect(source).toMatchObject({ ok: true, encoding: 'big5' })
    expect(texts(source)[1]).toEqual(['河川巡查管理系統', '水利局'])
  })

  test.each([',', ';', '\t', '|'])('values are cut at “%s”', async (delimiter) => {
    const body = [
      ['名称', '单位', '说明'],
      ['甲', '水利局', '一'],
      ['乙', '组织部', '二'],
    ]
      .map((row) => row.join(delimiter))
      .join('\r\n')
    const source = await readSource('a.csv', Buffer.from(body))
    expect(source).toMatchObject({ delimiter })
    expect(texts(source)[2]).toEqual(['乙', '组织部', '二'])
  })

  test('quotes hold line breaks, quotes and delimiters; a stray quote does not swallow the file', async () => {
    const source = await readSource('a.csv', Buffer.from('名称,说明\n甲,"一\r\n二，""三"","\n"乙,四\n丙,五\n'))
    expect(texts(source).slice(0, 2)).toEqual([
      ['名称', '说明'],
      ['甲', '一\n二，"三",'],
    ])
    expect(texts(source)[3]).toEqual(['丙', '五'])
  })
})

describe('workbooks', () => {
  test('merges, hidden rows, columns and sheets, formats, formulas and their errors are kept', async () => {
    const source = await readSource('台账.xlsx', await messyInventory())
    if (!source.ok) throw new Error(source.code)
    const [sheet, old] = source.grids
    expect([sheet?.hidden, old?.hidden, sheet?.hiddenRows, sheet?.hiddenColumns]).toEqual([false, true, [6], [8]])
    expect(sheet?.merges).toContainEqual({ top: 5, left: 2, bottom: 6, right: 2 })
    const cells = (row: number) => sheet?.rows.find((one) => one.row === row)?.cells ?? []
    expect(cellView(cells(6)[4])).toEqual({ text: '2016年6月1日', value: '2016-06-01', kind: 'date' })
    expect(cellView(cells(7)[5])).toEqual({ text: '322', value: 322, kind: 'number', formula: 'SUM(F5:F6)' })
    expect(cellView(cells(9)[6])).toEqual({
      text: '#DIV/0!',
      value: null,
      kind: 'error',
      error: '#DIV/0!',
      formula: 'SUM(G5:G8)/0',
    })
  })

  test('dates count from 1904 where the workbook says so, and phonetic guides are no text', async () => {
    const bytes = await withParts(
      await plainWorkbook([
        ['名称', 1],
        ['甲', 2],
      ]),
      (path, xml) => {
        if (path === 'xl/workbook.xml') return xml.replace(/<workbookPr[^>]*\/>/, '<workbookPr date1904="1"/>')
        if (path === 'xl/sharedStrings.xml')
          return xml.replace('<t>甲</t>', '<r><t>甲</t></r><rPh sb="0" eb="1"><t>jia</t></rPh>')
        if (path === 'xl/styles.xml') return xml.replace(/(<cellXfs[^>]*>)<xf numFmtId="0"/, '$1<xf numFmtId="14"')
        return xml.replace(/<c r="B2"[^>]*><v>2<\/v>/, '<c r="B2" s="0"><v>42794</v>')
      },
    )
    const source = await readSource('a.xlsx', bytes)
    if (!source.ok) throw new Error(source.code)
    const row = source.grids[0]?.rows[1]?.cells ?? []
    expect(row[0]).toBe('甲')
    expect(cellView(row[1])).toMatchObject({ value: '2021-03-01', kind: 'date' })
  })

  test.each(['xls', 'xlsb', 'ods'] as const)('%s is read by its content, whatever its name', async (bookType) => {
    const sheet = utils.aoa_to_sheet([
      ['系统名称', '用户数'],
      ['河湖巡查系统', 1260],
    ])
    const bytes: ArrayBuffer = write(
      { SheetNames: ['表'], Sheets: { 表: sheet } },
      { type: 'array', bookType: bookType === 'xls' ? 'biff8' : bookType },
    )
    const source = await readSource('wrong-name.csv', new Uint8Array(bytes))
    expect(source).toMatchObject({ ok: true, format: bookType })
    expect(texts(source)).toEqual([
      ['系统名称', '用户数'],
      ['河湖巡查系统', '1260'],
    ])
  })

  test('a name of an entity that the file itself declares is not expanded', async () => {
    const bytes = await withParts(await plainWorkbook([['名称'], ['甲']]), (path, xml) =>
      path === 'xl/sharedStrings.xml'
        ? xml
            .replace(/(<\?xml[^>]*\?>)/, '$1<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>')
            .replace('甲', '&b;')
        : xml,
    )
    expect(texts(await readSource('a.xlsx', bytes))[1]).toEqual(['&b;'])
  })
})

async function refusal(bytes: Uint8Array, name = 'a.xlsx', limits = defaultLimits) {
  const source = await readSource(name, bytes, limits)
  return source.ok ? 'read' : { code: source.code, file: source.values.file }
}

describe('what is refused', () => {
  test('nothing, blanks, binary, a zip that is no workbook', async () => {
    const zip = await new JSZip().file('a.txt', 'x').generateAsync({ type: 'uint8array' })
    expect(await refusal(new Uint8Array())).toEqual({ code: 'empty_file', file: 'a.xlsx' })
    expect(await refusal(Buffer.from(' \n , \n'))).toEqual({ code: 'no_cells', file: 'a.xlsx' })
    expect(await refusal(Uint8Array.from({ length: 500 }, (_, index) => (index * 37) % 32))).toEqual({
      code: 'unknown_format',
      file: 'a.xlsx',
    })
    expect(await refusal(zip)).toEqual({ code: 'not_a_table', file: 'a.xlsx' })
  })

  test('an encrypted workbook', async () => {
    const container = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await refusal(container)).toEqual({ code: 'encrypted', file: 'a.xlsx' })
  })

  test('a damaged workbook, wherever it is cut', async () => {
    const bytes = await messyInventory()
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(await refusal(bytes.subarray(0, Math.floor(bytes.length * share)))).toEqual({
        code: 'damaged',
        file: 'a.xlsx',
      })
    }
  })

  test('a part that would unpack to far more than it declares or than is sensible', async () => {
    const bytes = await withParts(await plainWorkbook([['名称']]), (path, xml) =>
      path === 'xl/sharedStrings.xml' ? xml + ' '.repeat(2_000_000) : xml,
    )
    expect(await refusal(bytes, 'a.xlsx', { ...defaultLimits, ratioFromBytes: 1_000_000 })).toEqual({
      code: 'bomb',
      file: 'a.xlsx',
    })
    expect(await refusal(bytes, 'a.xlsx', { ...defaultLimits, unpackedBytes: 1_000_000 })).toEqual({
      code: 'bomb',
      file: 'a.xlsx',
    })
  })

  test('more than the limits', async () => {
    const bytes = Buffer.from('甲,乙\n'.repeat(100))
    expect(await refusal(bytes, 'a.csv', { ...defaultLimits, fileBytes: 100 })).toEqual({
      code: 'too_large',
      file: 'a.csv',
    })
    expect(await refusal(bytes, 'a.csv', { ...defaultLimits, cells: 150 })).toEqual({
      code: 'too_large',
      file: 'a.csv',
    })
    expect(await refusal(await messyInventory(), 'a.xlsx', { ...defaultLimits, cells: 20 })).toEqual({
      code: 'too_large',
      file: 'a.xlsx',
    })
  })

  test.each(['秘密★10年', '密级：机密', '【涉密】系统清单', '绝密'])('a sheet marked %s', async (mark) => {
    expect(await refusal(await plainWorkbook([[mark], ['系统名称', '单位'], ['甲', '乙']]))).toEqual({
      code: 'secret',
      file: 'a.xlsx',
    })
  })

  test('a column about secrecy is no mark', async () => {
    expect(await refusal(Buffer.from('系统名称,涉密分类\n甲,非涉密\n'), 'a.csv')).toBe('read')
  })
})

test('whatever the bytes, a file is read or refused, never an exception', async () => {
  const whole = await messyInventory()
  const broken = fc
    .tuple(fc.nat({ max: whole.length - 1 }), fc.uint8Array({ minLength: 1, maxLength: 12 }))
    .map(([at, patch]) => {
      const bytes = whole.slice()
      bytes.set(patch.subarray(0, bytes.length - at), at)
      return bytes
    })
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 400 }), broken), async (bytes) => {
      const source = await readSource('x', bytes)
      expect(typeof source.ok).toBe('boolean')
    }),
    { numRuns: 120 },
  )
})
