import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import type { Client } from '../../../src/contract/client.ts'
import { modelText } from '../../../src/core/document/model-text.ts'
import { readDocx } from '../export/read-docx.ts'
import { readPdf } from '../export/read-pdf.ts'
import { csv, failureOf, importFiles, withSample, withWorkspace } from './open-engine.ts'

const verdictNames: Record<string, string> = {
  keep: '保留',
  rectify: '保留整改',
  simplify: '简化功能',
  merge: '合并',
  connect: '数据打通',
  migrate: '迁移',
  defer: '暂缓',
  retire: '关停注销',
  escalate: '向上反映',
}

/** The text of a file without blanks, so that where a line ends plays no part. */
async function textOf(format: 'docx' | 'pdf', content: string): Promise<string> {
  const bytes = Buffer.from(content, 'base64')
  if (format === 'pdf') return (await readPdf(bytes)).pages.join('').replaceAll(/\s/g, '')
  const { paragraphs } = await readDocx(bytes)
  return paragraphs
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s/g, '')
}

/** Verdicts by system name, as the table of all systems in annex 1 gives them. */
async function verdictsInTable(content: string): Promise<Record<string, string>> {
  const { tables } = await readDocx(Buffer.from(content, 'base64'))
  const table = tables.find(({ rows }) => rows[0]?.includes('系统名称') && rows[0].includes('判定'))!
  const verdictColumn = table.rows[0]!.indexOf('判定')
  return Object.fromEntries(table.rows.slice(1).map((row) => [row[1]!, row[verdictColumn]!]))
}

/** The same as the engine has them, for systems whose verdict is settled and whose name only one has. */
async function settledVerdicts(client: Client): Promise<Record<string, string>> {
  const rows = await client.call('review.verdicts', {})
  const names = rows.map(({ system }) => system.name)
  return Object.fromEntries(
    rows
      .filter((row) => row.settled && row.decided === null)
      .filter(({ system }) => names.indexOf(system.name) === names.lastIndexOf(system.name))
      .map(({ system, computed }) => [system.name, verdictNames[computed]!]),
  )
}

test.each(['docx', 'pdf'] as const)(
  'the plan as .%s names every system with its verdict, and its figures are what the engine says',
  { timeout: 120_000 },
  async (format) => {
    const { client } = await withSample()
    await client.call('review.decide', { ids: ['S0001'], verdict: 'retire', reason: '强制签到，无实际需求' })
    const { result } = await client.call('plan.run', { settings: {} })
    const { content, name, checks } = await client.call('document.export', { kind: 'plan', format })
    expect(name).toBe(`数字系统整合实施方案.${format}`)
    expect(checks.map(({ code }) => code)).toContain('unsettled_verdicts')
    const text = await textOf(format, content)
    const systems = await client.call('system.list', {})
    expect(systems.filter((system) => !text.includes(system.name.replaceAll(/\s/g, '')))).toEqual([])
    if (format === 'docx') expect(await verdictsInTable(content)).toMatchObject(await settledVerdicts(client))
    const { saving, one_off } = result.totals
    const tenThousands = (yuan: number) => `${Math.round(yuan / 100) / 100}万元`
    expect(text).toContain(`${systems.length}个`)
    expect(text).toContain(tenThousands(saving))
    expect(text).toContain(tenThousands(one_off))
    const [issued] = await client.call('document.issued', {})
    expect(issued).toMatchObject({ kind: 'plan', format, locale: 'zh-CN', author: '李明', system: null })
  },
)

test('the ledger holds every field, verdict and action as the engine says them', async () => {
  const { client } = await withSample()
  const { result } = await client.call('plan.run', { settings: {} })
  const { content } = await client.call('document.export', { kind: 'ledger', format: 'xlsx' })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(Buffer.from(content, 'base64')).buffer)
  const column = (sheet: string, number: number) => workbook.getWorksheet(sheet)!.getColumn(number).values.slice(3)
  const verdicts = await client.call('review.verdicts', {})
  expect(column('处置结论', 1)).toEqual(verdicts.map(({ system }) => system.id))
  expect(column('处置结论', 3)).toEqual(verdicts.map(({ computed }) => verdictNames[computed]))
  expect(column('处置结论', 4)).toEqual(verdicts.map(({ settled }) => (settled ? '是' : '否')))
  expect(workbook.getWorksheet('行动计划')!.rowCount - 2).toBe(result.actions.length)
})

test('an opinion states the verdict, the red lines and the cells behind the answers, in the language asked for', async () => {
  const { client } = await withSample()
  const { content } = await client.call('document.export', { kind: 'opinion', system: 'S0001', format: 'docx' })
  const text = await textOf('docx', content)
  const { system } = await client.call('system.get', { id: 'S0001' })
  expect(text).toContain(system.name)
  expect(text).toContain('设置打卡签到')
  const english = await client.call('document.export', {
    kind: 'opinion',
    system: 'S0001',
    format: 'docx',
    locale: 'en',
  })
  const words = await textOf('docx', english.content)
  expect(words).toContain('Redline')
  expect(words).not.toMatch(/⟦|undefined/)
  expect(await failureOf(client.call('document.export', { kind: 'opinion', format: 'docx' }))).toBe('invalid_input')
  expect(await failureOf(client.call('document.export', { kind: 'plan', format: 'xlsx' }))).toBe('invalid_input')
})

test('the ledger imports again into the same workspace and changes nothing, and into a new one it is the same', async () => {
  const first = await withSample()
  const { content } = await first.client.call('document.export', { kind: 'ledger', format: 'xlsx' })
  const before = await first.client.call('system.list', {})
  const again = await importFiles(first.client, { name: '台账.xlsx', content })
  expect(again.sources.map(({ kind, counts }) => [kind, counts.unchanged, counts.added, counts.updated])).toEqual([
    ['systems', before.length, 0, 0],
  ])
  const second = await withWorkspace()
  await importFiles(second.client, { name: '台账.xlsx', content })
  const plain = (rows: typeof before) => rows.map(({ from: _, ...system }) => system)
  expect(plain(await second.client.call('system.list', {}))).toEqual(plain(before))
})

test('a document that was issued changes no data: the next one states the same snapshot', async () => {
  const { client } = await withWorkspace()
  await importFiles(client, csv('a.csv', '系统名称,责任单位', '平安通,公安局'))
  await client.call('document.export', { kind: 'plan', format: 'docx' })
  await client.call('document.export', { kind: 'plan', format: 'docx', locale: 'en' })
  const [second, first] = await client.call('document.issued', {})
  expect(second?.snapshot).toBe(first?.snapshot)
})

test('the preview shows the text that the Word file holds; a ledger has no pages', async () => {
  const { client } = await withSample()
  const model = await client.call('document.preview', { kind: 'opinion', system: 'S0001' })
  const { content } = await client.call('document.export', { kind: 'opinion', system: 'S0001', format: 'docx' })
  const word = await textOf('docx', content)
  const missing = modelText(model!).filter((text) => !word.includes(text.replaceAll(/\s/g, '')))
  expect(missing).toEqual([])
  expect(await client.call('document.preview', { kind: 'ledger' })).toBeNull()
})
