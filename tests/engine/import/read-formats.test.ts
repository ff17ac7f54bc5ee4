import { utils, write } from '@e965/xlsx'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { cellText } from '../../../src/core/sheet/grid.ts'
import { readSource } from '../../../src/engine/import/read-source.ts'
import { plainWorkbook } from '../../fixtures/workbooks/make-workbooks.ts'

async function read(bytes: Uint8Array, name = '清单.xls') {
  const source = await readSource(name, bytes)
  if (!source.ok) return source.code
  return [source.format, source.grids[0]?.rows.map((row) => Array.from(row.cells, cellText))]
}

const gbk = (text: string) => iconv.encode(text, 'gb18030')
const page = (body: string) =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><style>td{color:red}</style></head><body>${body}</body></html>`

/** A record of the format that report writers of the nineties make. */
function record(kind: number, data: number[]): number[] {
  return [kind & 255, kind >> 8, data.length & 255, data.length >> 8, ...data]
}

describe('content decides', () => {
  test('a web page saved as .xls is read by its table; texts stay texts, programs are no text', async () => {
    const body =
      '<table><tr><td colspan=2>系统清单</td></tr><tr><td>系统名称</td><td>编号</td></tr>' +
      '<tr><td>河湖巡查&amp;预警<script>alert(1)</script></td><td>007</td></tr></table>'
    expect(await read(gbk(page(body)))).toEqual([
      'html',
      [['系统清单'], ['系统名称', '编号'], ['河湖巡查&预警', '007']],
    ])
  })

  test('a web page without a table, or bundled with its pictures, is refused with the way out', async () => {
    expect(await read(gbk(page('请登录')))).toBe('web_page')
    expect(await read(Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related\n\n<table></table>'))).toBe(
      'web_page',
    )
  })

  test.each(['xlml', 'sylk', 'fods'] as const)('a workbook that is text (%s) is read', async (bookType) => {
    const sheet = utils.aoa_to_sheet([
      ['name', 'users'],
      ['a', 12],
    ])
    const bytes: ArrayBuffer = write({ SheetNames: ['x'], Sheets: { x: sheet } }, { type: 'array', bookType })
    expect(await read(new Uint8Array(bytes))).toEqual([
      'xls',
      [
        ['name', 'users'],
        ['a', '12'],
      ],
    ])
  })

  test('Chinese in a workbook from before Unicode is read, also where it names no encoding', async () => {
    const name = [...gbk('系统名称')]
    const bytes = Uint8Array.from([
      ...record(0x0009, [2, 0, 0x10, 0]),
      ...record(0x0004, [0, 0, 0, 0, 0, 0, 0, name.length, ...name]),
      ...record(0x000a, []),
    ])
    expect(await read(bytes)).toEqual(['xls', [['系统名称']]])
  })

  test('pictures, printed pages and archives are no tables, whatever their name', async () => {
    for (const head of [[0x89, 0x50, 0x4e, 0x47], [...Buffer.from('%PDF-1.7')], [0x1f, 0x8b, 8]]) {
      expect(await read(Uint8Array.from([...head, ...Array.from({ length: 60 }, () => 32)]))).toBe('not_a_table')
    }
    expect(
      await read(
        Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 600 }, () => 0)]),
      ),
    ).toBe('not_a_table')
  })

  test('the file that a spreadsheet program leaves beside an open one is named', async () => {
    expect(await read(Buffer.from(`\u0004user${' '.repeat(160)}`), '~$清单.xlsx')).toBe('lock_file')
  })
})

describe('text', () => {
  test('of Chinese alone in UTF-16 without a mark is told by its everyday characters', async () => {
    const text = '系统名称责任单位主要功能服务对象建设时间是否使用\n河湖巡查管理系统水利局应急管理平台\n'.repeat(3)
    const source = await readSource('a.csv', iconv.encode(text, 'utf-16le'))
    expect(source.ok && source.encoding).toBe('utf-16le')
  })

  test('of Big5 is told from few bytes', async () => {
    const source = await readSource('a.csv', iconv.encode('系統名稱,責任單位\n應急管理系統,縣政府\n', 'big5'))
    expect(source.ok && source.encoding).toBe('big5')
  })

  test('loses its zero bytes and keeps its four-byte characters', async () => {
    expect(await read(Buffer.from('名称,说\0明\n甲,乙\n'))).toEqual([
      'csv',
      [
        ['名称', '说明'],
        ['甲', '乙'],
      ],
    ])
    expect(await read(gbk('系统名称,责任单位\n㐀𠀀平台,水利局\n'))).toEqual([
      'csv',
      [
        ['系统名称', '责任单位'],
        ['㐀𠀀平台', '水利局'],
      ],
    ])
  })

  test('a stray quote does not join rows, even where a later value is quoted', async () => {
    expect(await read(Buffer.from('名称,说明\n"乙,四\n丙,"五"\n丁,六\n'))).toEqual([
      'csv',
      [
        ['名称', '说明'],
        ['"乙', '四'],
        ['丙', '五'],
        ['丁', '六'],
      ],
    ])
  })
})

test('a part whose bytes are not those that were packed is damaged, not read', async () => {
  const bytes = await plainWorkbook([['名称'], ['甲']])
  const text = Buffer.from(bytes).toString('latin1')
  const directory = text.indexOf('PK\x01\x02')
  const at = text.indexOf('xl/worksheets/sheet1.xml', directory) - 46 + 16
  const altered = bytes.slice()
  altered[at] = (altered[at] ?? 0) ^ 0xff
  expect(await read(altered)).toBe('damaged')
})
