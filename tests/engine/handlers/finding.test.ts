import { expect, test } from 'vitest'
import ExcelJS from 'exceljs'
import { csv, failureOf, importFiles, withSample, withWorkspace } from './open-engine.ts'

const rows = [
  '名称,类型,主管单位,主要功能,运行状态,月活跃用户,备注',
  '河长小程序,APP,水利局,巡河,运行中,40,',
  '村务通APP,APP,民政局,公示,已关停,12,',
]

async function withTwo() {
  const opened = await withWorkspace()
  await importFiles(opened.client, csv('台账.csv', ...rows))
  const rulesOf = async () => (await opened.client.call('finding.page', {})).findings.map(({ rule }) => rule)
  return { ...opened, rulesOf }
}

test('the page has every rule, counts what it shows, and each finding leads to its facts and cells', async () => {
  const { client } = await withSample()
  const page = await client.call('finding.page', { locale: 'en' })
  expect(page.checked).toMatchObject({ rules: page.rules.length, systems: 187 })
  expect(page.rules.reduce((sum, rule) => sum + rule.count, 0)).toBe(page.findings.length)
  for (const { message } of page.findings) expect(message).not.toMatch(/[{}]|undefined|null|NaN/)
  const one = page.findings.find((finding) => finding.rule === 'contract_before_launch')!
  const { systems } = await client.call('finding.ground', { id: one.id })
  expect(systems[0]?.system.id).toBe(one.subject.id)
  expect(systems[0]?.facts.map((fact) => [fact.name, fact.from[0]?.kind])).toEqual([
    ['contract_ends_on', 'cell'],
    ['launched_on', 'cell'],
  ])
  expect(await failureOf(client.call('finding.ground', { id: 'no_such:system:S1' }))).toBe('unknown_row')
})

test('what the page says of systems is said by the list of findings too', async () => {
  const { client } = await withSample()
  const page = await client.call('finding.page', {})
  const listed = new Set((await client.call('finding.list', {})).map(({ system, code }) => `${system.id} ${code}`))
  const ofSystems = page.findings.filter(({ subject }) => subject.kind === 'system')
  expect(ofSystems.length).toBeGreaterThan(50)
  expect(ofSystems.filter(({ subject, rule }) => !listed.has(`${subject.id} ${rule}`))).toEqual([])
})

test('a proposed value is taken as one step that undo takes back', async () => {
  const { client, rulesOf } = await withTwo()
  const { findings } = await client.call('finding.page', {})
  const proposed = findings.filter(({ proposal }) => proposal !== null)
  expect(proposed.map(({ rule, proposal }) => [rule, proposal?.value])).toEqual([
    ['kind_differs_from_name', 'mini_program'],
  ])
  expect(await client.call('finding.fix', { ids: proposed.map(({ id }) => id) })).toEqual({ fixed: 1 })
  expect(await rulesOf()).not.toContain('kind_differs_from_name')
  const { system, origins } = await client.call('system.get', { id: 'S0001' })
  expect([system.kind, origins.kind?.kind]).toEqual(['mini_program', 'edit'])
  await client.call('history.undo', {})
  expect(await rulesOf()).toContain('kind_differs_from_name')
  const closed = findings.find(({ rule }) => rule === 'closed_with_users')!
  expect(await failureOf(client.call('finding.fix', { ids: [closed.id] }))).toBe('unknown_row')
})

test('a rule is muted for one system or altogether, with a reason; muted ones are listed and not said anywhere', async () => {
  const { client, rulesOf } = await withTwo()
  const subject = { kind: 'system' as const, id: 'S0002' }
  await client.call('finding.mute', { rule: 'closed_with_users', subject, reason: '月底前停完' })
  const page = await client.call('finding.page', {})
  expect(page.findings.filter(({ rule }) => rule === 'closed_with_users')).toEqual([])
  expect(page.muted).toMatchObject([
    {
      rule: 'closed_with_users',
      subject: { ...subject, name: '村务通APP' },
      reason: '月底前停完',
      author: '李明',
      count: 1,
    },
  ])
  expect((await client.call('finding.list', {})).map(({ code }) => code)).not.toContain('closed_with_users')
  await client.call('finding.unmute', { rule: 'closed_with_users', subject })
  expect(await rulesOf()).toContain('closed_with_users')
  await client.call('finding.mute', { rule: 'kind_differs_from_name', reason: '名称沿用' })
  expect(await rulesOf()).not.toContain('kind_differs_from_name')
  await client.call('history.undo', {})
  expect(await rulesOf()).toContain('kind_differs_from_name')
  expect(await failureOf(client.call('finding.mute', { rule: 'closed_with_users', subject, reason: ' ' }))).toBe(
    'invalid_input',
  )
  expect(await failureOf(client.call('finding.mute', { rule: 'no_rule', reason: '无' }))).toBe('unknown_row')
  expect(await failureOf(client.call('finding.unmute', { rule: 'closed_with_users', subject }))).toBe('unknown_row')
})

test('facts changed after a decision are told, and changed back are not', async () => {
  const { client, rulesOf } = await withTwo()
  const [row] = await client.call('review.verdicts', {})
  await client.call('review.decide', { ids: ['S0001'], verdict: row!.computed })
  expect(await rulesOf()).not.toContain('facts_moved_since_decision')
  await client.call('system.update', { ids: ['S0001'], field: 'build_cost', value: 90_000 })
  const moved = (await rulesOf()).filter((rule) => /moved_since_decision/.test(rule))
  expect(moved.length).toBe(1)
  await client.call('system.update', { ids: ['S0001'], field: 'build_cost', value: null })
  expect((await rulesOf()).filter((rule) => /moved_since_decision/.test(rule))).toEqual([])
})

test('the findings are exported as a workbook, all or those in sight', async () => {
  const { client } = await withTwo()
  const { findings } = await client.call('finding.page', {})
  const read = async (ids: string[] | null) => {
    const { name, content } = await client.call('finding.export', { ids })
    expect(name).toBe('问题清单.xlsx')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Uint8Array.from(Buffer.from(content, 'base64')).buffer)
    return workbook
  }
  const all = await read(null)
  expect(all.worksheets.map((sheet) => sheet.name)).toEqual(['问题', '已静默'])
  expect(all.worksheets[0]!.rowCount).toBe(findings.length + 2)
  expect((await read([findings[0]!.id])).worksheets[0]!.rowCount).toBe(3)
})
