import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import type { FileContent } from '../../../src/contract/calls/import.ts'
import { csv, failureOf, importFiles, withWorkspace } from './open-engine.ts'

const head = '系统名称,责任单位,注册用户数,状态'

async function sheetsOf({ content }: FileContent): Promise<Record<string, string[][]>> {
  const workbook = new ExcelJS.Workbook()
  const bytes = Buffer.from(content, 'base64')
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  return Object.fromEntries(
    workbook.worksheets.map((sheet) => {
      const rows: string[][] = []
      sheet.eachRow((row, number) => {
        if (number > 2) rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? '')))
      })
      return [sheet.name, rows]
    }),
  )
}

/** The parts of a workbook or a document as text. */
async function partsOf(content: string): Promise<Record<string, string>> {
  const zip = await JSZip.loadAsync(Buffer.from(content, 'base64'))
  const parts = Object.values(zip.files).filter(({ dir }) => !dir)
  return Object.fromEntries(await Promise.all(parts.map(async (part) => [part.name, await part.async('string')])))
}

test('the result is the same workbook before and after the commit, with a reason in every row', async () => {
  const { client } = await withWorkspace()
  await importFiles(
    client,
    csv('一.csv', head, '平安通,公安局,1200,运行', '河湖巡查系统,水利局,80,运行', '旧站,民政局,5,运行'),
  )
  const newer = csv(
    '二.csv',
    head,
    '平安通,公安局,1300,运行',
    '河湖巡查APP,水利局,九十,运行',
    '旧站,民政局,5,',
    '合计,,1,',
    ',教育局,1,',
  )
  const broken = { name: '坏.xlsx', content: Buffer.from('PK\u0003\u0004 nothing').toString('base64') }
  const { preview } = await client.call('import.preview', { files: [newer, broken] })
  const before = await sheetsOf(await client.call('import.result', { preview }))
  await client.call('import.commit', { preview })
  const result = await client.call('import.result', { preview })
  expect(result.name).toBe('导入结果.xlsx')
  const sheets = await sheetsOf(result)
  expect(sheets).toEqual(before)
  expect(Object.keys(sheets)).toEqual(['新增', '更新', '未变', '跳过', '问题', '改名与缺失'])
  expect(sheets['新增']).toEqual([['二.csv', '二', '3', '河湖巡查APP', '清单中原来没有，新登记。']])
  expect(sheets['更新']).toEqual(
    [
      ['二.csv', '二', '2', 'S0001', '平安通', '注册用户数（人）', '1200', '1300', '名称相同，责任单位和类型无矛盾。'],
    ].map((row) => row.map((text, at) => (at === 5 ? expect.stringContaining('注册用户数') : text))),
  )
  expect(sheets['未变']?.map((row) => [row[2], row[4]])).toEqual([['4', '旧站']])
  expect(sheets['跳过']?.map((row) => [row[0], row[2], row.at(-1)])).toEqual([
    ['坏.xlsx', undefined, expect.stringContaining('坏.xlsx')],
    ['二.csv', '5', '小计、合计或平均'],
    ['二.csv', '6', '没有系统名称，无法登记'],
  ])
  expect(sheets['问题']?.every((row) => row.at(-1) !== '')).toBe(true)
  expect(sheets['改名与缺失']?.[0]?.slice(2, 7)).toEqual(['3', 'S0002', '河湖巡查APP', '河湖巡查系统', '河湖巡查APP'])
  expect(sheets['改名与缺失']?.[1]?.at(-1)).toBe('“一.csv”列有，本次未列。未作改动。')
  const english = await sheetsOf(await client.call('import.result', { preview, locale: 'en' }))
  expect(Object.keys(english)).toEqual(['Added', 'Updated', 'Unchanged', 'Skipped', 'Problems', 'Renamed and missing'])
  for (const row of Object.values(english).flat()) expect(row.at(-1)).toMatch(/^[^{}⟦]*[a-zA-Z][^{}⟦]*$/)
  expect(await failureOf(client.call('import.result', { preview: 'x' }))).toBe('preview_gone')
})

test('texts that a spreadsheet would run are texts in the result and the ledger, and masked values stay masked', async () => {
  const { client } = await withWorkspace()
  const traps = ['=HYPERLINK("http://x.example","y")', '+1+cmd|/C calc', '-2+3', '@SUM(A1)', '\t=1+1', '\r=1+1']
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = traps.map((trap, at) => `${quoted(trap)},${quoted(trap)},${quoted(trap)},运行${at}`)
  const file = csv('险.csv', `${head},联系电话`, ...rows.map((row) => `${row},13812345678`))
  const { preview } = await client.call('import.preview', { files: [file] })
  await client.call('import.commit', { preview })
  const { content } = await client.call('import.result', { preview })
  const ledger = await client.call('document.export', { kind: 'ledger', format: 'xlsx' })
  for (const bytes of [content, ledger.content]) {
    const parts = await partsOf(bytes)
    const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/'))
    expect(sheets.length).toBeGreaterThan(3)
    for (const [, xml] of sheets) expect(xml).not.toMatch(/<f[ >]|<hyperlink/)
    expect(JSON.stringify(parts)).not.toContain('13812345678')
    expect(JSON.stringify(parts)).toContain('HYPERLINK(')
  }
  const opinion = await client.call('document.export', { kind: 'opinion', format: 'docx', system: 'S0001' })
  const word = Object.entries(await partsOf(opinion.content)).filter(([name]) => name.startsWith('word/'))
  for (const [, xml] of word) {
    const instructions = [...xml.matchAll(/<w:(?:instrText|fldSimple)[^>]*>([^<]*)/g)].map(([whole]) => whole)
    expect(instructions.filter((text) => /HYPERLINK\(|calc|SUM\(/.test(text))).toEqual([])
  }
})
