import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import type { Client } from '../../../src/contract/client.ts'
import type { ReplyFileFormat } from '../../../src/contract/calls/reply.ts'
import { failureOf, withSample } from './open-engine.ts'

type Written = { name: string; content: string }

async function sent(client: Client, due: string | null = null) {
  const [row] = (await client.call('review.verdicts', {})).filter((one) => one.settled)
  const { requests } = await client.call('reply.send', { ids: [row!.system.id], due })
  return { system: row!.system, request: requests[0]! }
}

const file = (client: Client, request: string, format: ReplyFileFormat) =>
  client.call('reply.file', { request, format })

/** The sheet as a clerk gives it back: texts in the last column of the rows with these keys. */
async function filled(written: Written, texts: Record<string, string | number>, change = (_: ExcelJS.Workbook) => {}) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(written.content, 'base64') as unknown as ArrayBuffer)
  workbook.worksheets[0]!.eachRow((row) => {
    const text = texts[String(row.getCell(1).value)]
    if (text !== undefined) row.getCell(6).value = text
  })
  change(workbook)
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer())
  return { name: '反馈.xlsx', content: bytes.toString('base64') }
}

const agreed = { 'reply stance': '同意', 'reply person': '陈静', 'reply date': '2026年12月1日' }

test('a system’s part goes out as a sheet, comes back with corrections, and an accepted one becomes the value with its origin', async () => {
  const { client } = await withSample()
  const { system, request } = await sent(client, '2026-12-10')
  const before = (await client.call('system.get', { id: system.id })).system
  const back = await filled(await file(client, request, 'xlsx'), {
    'field build_cost': '12.5万元',
    'field monthly_active_users': 320,
    'field check_in': '否',
    'field kind': '不知道叫什么',
    'reply stance': '有异议',
    'reply text': '系统仍在使用，建议保留。',
    'reply person': '陈静',
    'reply date': '2026年12月1日',
  })
  expect(await client.call('reply.receive', { files: [back] })).toEqual([
    { file: '反馈.xlsx', request, system, failure: null },
  ])
  const [row] = await client.call('reply.list', {})
  expect(row).toMatchObject({
    state: 'replied',
    due: '2026-12-10',
    reply: { stance: 'object', text: '系统仍在使用，建议保留。', person: '陈静', replied_on: '2026-12-01' },
  })
  const corrections = row!.reply!.corrections
  expect(corrections.map(({ field, before: was, after, problem }) => ({ field, was, after, problem }))).toEqual([
    { field: 'kind', was: before.kind, after: null, problem: 'unknown_choice' },
    { field: 'build_cost', was: before.build_cost, after: 125_000, problem: null },
    { field: 'monthly_active_users', was: before.monthly_active_users, after: 320, problem: null },
    { field: 'check_in', was: before.check_in, after: false, problem: null },
  ])
  const of = (field: string) => corrections.find((one) => one.field === field)!.id
  const readable = ['build_cost', 'monthly_active_users'].map(of)
  expect(await failureOf(client.call('reply.correct', { corrections: [of('kind')], accept: true }))).toBe(
    'correction_unreadable',
  )
  await client.call('reply.correct', { corrections: readable, accept: true })
  const after = await client.call('system.get', { id: system.id })
  expect([after.system.build_cost, after.system.monthly_active_users]).toEqual([125_000, 320])
  expect(after.origins.build_cost).toMatchObject({
    kind: 'edit',
    author: '李明',
    reply: { person: '陈静', owner: before.owner, file: '反馈.xlsx' },
  })
  const refusing = { corrections: [of('kind'), of('check_in')], accept: false }
  expect(await failureOf(client.call('reply.correct', refusing))).toBe('reason_missing')
  await client.call('reply.correct', { ...refusing, reason: '与现场核实不符' })
  expect((await client.call('reply.list', {}))[0]?.state).toBe('replied')
  await client.call('reply.answer', { reply: row!.reply!.id, accept: false, reason: '已有替代渠道' })
  expect((await client.call('reply.list', {}))[0]).toMatchObject({
    state: 'settled',
    reply: { decision: { accepted: false, reason: '已有替代渠道', by: '李明' } },
  })
  expect((await client.call('reply.receive', { files: [back] }))[0]?.failure?.code).toBe('reply_decided')

  for (const _ of [1, 2, 3]) await client.call('history.undo', {})
  expect((await client.call('system.get', { id: system.id })).system.build_cost).toBe(before.build_cost)
  expect((await client.call('workspace.verify', {})).ok).toBe(true)
})

test('the small file is taken back as well, in any order of its parts', async () => {
  const { client } = await withSample()
  const { system, request } = await sent(client)
  const written = await file(client, request, 'heshu-reply')
  const content = JSON.parse(Buffer.from(written.content, 'base64').toString('utf8')) as Record<string, object>
  expect(written.name).toMatch(/\.heshu-reply$/)
  expect([content['format'], content['version']]).toEqual(['heshu-reply', 1])
  const { hash, part, ...rest } = content
  const reply = { stance: 'agree', person: '陈静', text: null, date: null, corrections: { annual_cost: 30000 } }
  const json = JSON.stringify({ part, ...rest, hash, reply })
  const back = { name: 'r.heshu-reply', content: Buffer.from(json, 'utf8').toString('base64') }
  expect(await client.call('reply.receive', { files: [back] })).toMatchObject([{ system, failure: null }])
  expect((await client.call('reply.list', {}))[0]?.reply?.corrections).toMatchObject([
    { field: 'annual_cost', raw: '30000', after: 30_000 },
  ])
})

test('what was changed, what belongs elsewhere, what is unfinished and what is no reply are each refused with their sentence', async () => {
  const { client } = await withSample()
  const { request } = await sent(client)
  const sheet = await file(client, request, 'xlsx')
  const small = await file(client, request, 'heshu-reply')
  const stated = await filled(sheet, agreed, (workbook) => {
    workbook.worksheets[0]!.eachRow((row) => {
      if (row.getCell(1).value === 'proposed') row.getCell(4).value = '保留'
      if (row.getCell(1).value === 'proposed') row.getCell(3).value = '拟处置'
    })
  })
  const without = await filled(sheet, agreed, (workbook) => {
    const rows: number[] = []
    workbook.worksheets[0]!.eachRow((row, at) => void (row.getCell(1).value === 'field owner' && rows.push(at)))
    workbook.worksheets[0]!.spliceRows(rows[0]!, 1)
  })
  const json = Buffer.from(small.content, 'base64').toString('utf8')
  const forged = {
    name: 'x.heshu-reply',
    content: Buffer.from(json.replace('"sent_on": "', '"sent_on": "1')).toString('base64'),
  }
  const plain = { name: '台账.csv', content: Buffer.from('名称,部门\n甲,乙').toString('base64') }
  const objecting = await filled(sheet, { ...agreed, 'reply stance': '有异议' })
  const codes = async (...files: Written[]) =>
    (await client.call('reply.receive', { files })).map(({ failure }) => failure?.code ?? null)
  expect(await codes(stated, without, forged, plain, await filled(sheet, {}), objecting)).toEqual([
    'reply_tampered',
    'reply_tampered',
    'reply_tampered',
    'reply_unreadable',
    'reply_incomplete',
    'reply_incomplete',
  ])
  const other = await withSample()
  const foreign = await sent(other.client)
  const stray = await filled(await file(other.client, foreign.request, 'xlsx'), agreed)
  expect(await codes(stray)).toEqual(['reply_foreign'])
  expect((await client.call('reply.list', {}))[0]?.state).toBe('waiting')
})

test('a system is not signed while its owner’s reply is out or not dealt with, and a late one can be closed with a reason', async () => {
  const { client } = await withSample()
  const { system, request } = await sent(client, '2026-11-01')
  expect((await client.call('reply.list', {}))[0]?.state).toBe('overdue')
  expect((await client.call('reply.send', { ids: [system.id] })).requests).toEqual([request])
  await client.call('signoff.step', { ids: [system.id], step: 'submit' })
  const sign = () => client.call('signoff.step', { ids: [system.id], step: 'sign' })
  expect((await sign()).refused[0]?.obstacles).toEqual([{ code: 'reply_waiting', values: { count: 1 } }])
  const back = await filled(await file(client, request, 'xlsx'), { ...agreed, 'field operator': '云岭科技' })
  await client.call('reply.receive', { files: [back] })
  expect((await sign()).refused[0]?.obstacles).toEqual([{ code: 'reply_undecided', values: { count: 1 } }])
  await client.call('history.undo', {})
  expect(await failureOf(client.call('reply.close', { request, reason: '' }))).toBe('reason_missing')
  await client.call('reply.close', { request, reason: '逾期两周，电话确认无意见' })
  expect((await client.call('reply.list', {}))[0]?.state).toBe('closed')
  expect((await client.call('reply.receive', { files: [back] }))[0]?.failure?.code).toBe('reply_decided')
  expect((await sign()).done).toEqual([system])
})

test('the Word sheet holds what is on record, what was found and the places to fill in', async () => {
  const { client } = await withSample()
  const { system, request } = await sent(client, '2026-12-10')
  const { name, content } = await file(client, request, 'docx')
  expect(name).toBe(`征求意见函附表（${system.name}）.docx`)
  const zip = await JSZip.loadAsync(Buffer.from(content, 'base64'))
  const text = (await zip.file('word/document.xml')!.async('string')).replaceAll(/<[^>]+>/g, '')
  for (const part of ['附件', '更正为', '拟处置意见', '□ 同意', '2026年12月10日', system.name])
    expect(text).toContain(part)
  expect(text).not.toMatch(/⟦|undefined|null/)
})
