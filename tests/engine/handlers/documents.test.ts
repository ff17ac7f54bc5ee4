import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { csv, failureOf, importFiles, withSample, withWorkspace } from './open-engine.ts'

async function wordText(content: string): Promise<string> {
  const zip = await JSZip.loadAsync(Buffer.from(content, 'base64'))
  const xml = await zip.file('word/document.xml')!.async('string')
  return xml.replaceAll(/<[^>]+>/g, '').replaceAll('&amp;', '&')
}

test(
  'the consolidation plan names every system, and its figures are what the engine says',
  { timeout: 60_000 },
  async () => {
    const { client } = await withSample()
    await client.call('review.decide', { ids: ['S0001'], verdict: 'retire', reason: '强制签到，无实际需求' })
    const { result } = await client.call('plan.run', { settings: {} })
    const preview = await client.call('document.preview', { kind: 'plan' })
    const { content, name, checks } = await client.call('document.export', { kind: 'plan', format: 'docx' })
    expect(name).toBe('数字系统整合实施方案.docx')
    expect(checks.map(({ code }) => code)).toContain('unsettled_verdicts')
    const text = await wordText(content)
    const systems = await client.call('system.list', {})
    const spaceless = text.replaceAll(/\s/g, '')
    expect(systems.filter((system) => !spaceless.includes(system.name.replaceAll(/\s/g, '')))).toEqual([])
    expect(spaceless).toContain(`${systems.length}个`)
    const saving = Math.round(result.totals.saving / 100) / 100
    expect(spaceless).toContain(`${saving}万元`)
    expect(preview?.sections.length).toBeGreaterThan(3)
    const [issued] = await client.call('document.issued', {})
    expect(issued).toMatchObject({ kind: 'plan', format: 'docx', locale: 'zh-CN', author: '李明', system: null })
  },
)

test('an opinion states the verdict, the red lines and the cells behind the answers, in the language asked for', async () => {
  const { client } = await withSample()
  const { content } = await client.call('document.export', { kind: 'opinion', system: 'S0001', format: 'docx' })
  const text = await wordText(content)
  const { system } = await client.call('system.get', { id: 'S0001' })
  expect(text).toContain(system.name)
  expect(text).toContain('设置打卡签到')
  const english = await client.call('document.export', {
    kind: 'opinion',
    system: 'S0001',
    format: 'docx',
    locale: 'en',
  })
  const words = await wordText(english.content)
  expect(words).toContain('Red line')
  expect(words).not.toMatch(/⟦|undefined/)
  expect(await failureOf(client.call('document.export', { kind: 'opinion', format: 'docx' }))).toBe('invalid_input')
  expect(await failureOf(client.call('document.export', { kind: 'plan', format: 'xlsx' }))).toBe('invalid_input')
})

test('the ledger imports again into the same workspace and changes nothing, and into a new one it is the same', async () => {
  const first = await withSample()
  const { content } = await first.client.call('document.export', { kind: 'ledger', format: 'xlsx' })
  const before = await first.client.call('system.list', {})
  const again = await importFiles(first.client, { name: '台账.xlsx', content })
  expect(again.sources.map(({ kind, counts }) => [kind, counts.read, counts.added, counts.updated])).toEqual([
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
