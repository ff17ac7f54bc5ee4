import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import type { Client } from '../../../src/contract/client.ts'
import type { OwnItemInput } from '../../../src/contract/calls/own-checklist.ts'
import { failureOf, withSample, withWorkspace } from './open-engine.ts'

/** Whether workers must use it, answered by the data: no is proven where it is mandatory. */
const free: OwnItemInput = {
  id: null,
  checklist: 'boundaries',
  measure: 'boundary',
  weight: 2,
  text: { 'zh-CN': '基层是否可以自行决定用不用？', en: 'May workers choose whether to use it?' },
  help: { 'zh-CN': '没有强制安装、强制使用要求的为“是”。' },
  applies: { fact: 'kind', in: ['app', 'mini_program'] },
  choices: [
    { id: 'yes', value: 1, text: { 'zh-CN': '是' } },
    { id: 'no', value: 0, text: { 'zh-CN': '否' } },
  ],
  proven_by: [{ when: { fact: 'mandatory', is: true }, choice: 'no' }],
  evidence: 'note',
  source: [{ instrument: 'own-unit', clause: '本单位要求', text_status: 'verbatim' }],
  measures_use: false,
}

async function publishFree(client: Client): Promise<string> {
  const { id } = await client.call('own_checklist.save_item', { item: free })
  await client.call('own_checklist.publish', {})
  return id
}

async function appOf(client: Client, mandatory: boolean | null): Promise<string> {
  const systems = await client.call('system.list', {})
  const found = systems.find((one) => one.kind === 'app' && one.mandatory === mandatory)
  if (!found) throw new Error('the sample has no such app')
  return found.id
}

describe('an own item', () => {
  test('counts from its publication on: the facts answer it and the interval moves', async () => {
    const { client } = await withSample()
    const app = await appOf(client, true)
    const before = await client.call('review.system', { id: app })
    const { id } = await client.call('own_checklist.save_item', { item: free })
    expect(id).toBe('OW-01')
    expect((await client.call('review.system', { id: app })).items.some((one) => one.item.id === id)).toBe(false)
    const published = await client.call('own_checklist.publish', {})
    expect(published).toEqual({
      number: 1,
      changes: [{ of: 'item', kind: 'added', id: 'OW-01', checklist: 'boundaries', fields: [] }],
      versions: [{ id: 'boundaries', version: expect.stringMatching(/\+1$/) as string }],
    })
    const after = await client.call('review.system', { id: app })
    const asked = after.items.find((one) => one.item.id === id)
    expect(asked).toMatchObject({
      checklist: 'boundaries',
      state: 'answered',
      answer: { choice: 'no', basis: 'fact', facts: [{ name: 'mandatory', value: true }] },
    })
    expect(asked?.answer?.facts[0]?.from[0]).toMatchObject({ kind: 'cell' })
    expect(after.verdict.intervals.boundary![1]).toBeLessThan(before.verdict.intervals.boundary![1])
  })

  test('can change a verdict, and gives it back once it is retired; its answers stay listed under their wording', async () => {
    const { client } = await withSample()
    const heavy: OwnItemInput = { ...free, measure: 'demand', weight: 10, applies: null, proven_by: [] }
    const before = await client.call('review.overview', {})
    const { id: item } = await client.call('own_checklist.save_item', { item: heavy })
    await client.call('own_checklist.publish', {})
    const ids = before.rows.map((row) => row.system.id)
    await client.call('review.answer', { ids, item, choice: 'no', note: '通知要求全员安装' })
    const answered = await client.call('review.overview', {})
    const turned = answered.rows.filter((row, index) => row.computed !== before.rows[index]!.computed)
    expect(turned.length).toBeGreaterThan(0)
    const { id, name } = turned[0]!.system
    await client.call('review.retract', { ids: ids.filter((one) => one !== id), item })
    await client.call('own_checklist.save_item', {
      item: { ...heavy, id: item, text: { 'zh-CN': '干部能否自行决定用不用？' } },
    })
    await client.call('own_checklist.publish', {})
    await client.call('own_checklist.retire_item', { id: item, reason: '已并入通用条目' })
    await client.call('own_checklist.publish', {})
    const after = await client.call('review.system', { id })
    expect(after.items.some((one) => one.item.id === item)).toBe(false)
    expect((await client.call('review.overview', {})).rows).toEqual(before.rows)
    const version = expect.stringMatching(/\+1$/) as string
    expect(await client.call('own_checklist.answers', { item })).toEqual([
      {
        system: { id, name },
        version,
        text: { 'zh-CN': '基层是否可以自行决定用不用？', en: 'May workers choose whether to use it?' },
        choice: 'no',
        choice_text: { 'zh-CN': '否', en: '否' },
        note: '通知要求全员安装',
        author: '李明',
        at: expect.any(String) as string,
      },
    ])
    expect((await client.call('own_checklist.draft', {})).answers[item]).toBe(1)
  })

  test('keeps its number for ever: neither a removed draft nor a retired item gives it back', async () => {
    const { client } = await withWorkspace()
    const first = await client.call('own_checklist.save_item', { item: free })
    await client.call('own_checklist.retire_item', { id: first.id, reason: '写错' })
    expect((await client.call('own_checklist.draft', {})).draft.items).toEqual([])
    const second = await client.call('own_checklist.save_item', { item: free })
    await client.call('own_checklist.publish', {})
    await client.call('own_checklist.retire_item', { id: second.id, reason: '不再需要' })
    await client.call('own_checklist.publish', {})
    const third = await client.call('own_checklist.save_item', { item: free })
    expect([first.id, second.id, third.id]).toEqual(['OW-01', 'OW-02', 'OW-03'])
  })

  test('is refused with the reason while anything is wrong with it', async () => {
    const { client } = await withWorkspace()
    const wrong: OwnItemInput = {
      ...free,
      weight: 0,
      help: { 'zh-CN': ' ' },
      applies: { fact: 'kind', is: 'apq' },
      choices: [{ id: 'yes', value: 1, text: { 'zh-CN': '是' } }],
      source: [],
    }
    expect((await client.call('own_checklist.check', { item: wrong })).map((one) => [one.field, one.code])).toEqual([
      ['help', 'no_help'],
      ['weight', 'weight'],
      ['choices', 'too_few_choices'],
      ['choices', 'no_choice_of_zero'],
      ['applies', 'condition'],
      ['proven_by', 'unknown_proof_choice'],
      ['source', 'no_source'],
    ])
    expect(await failureOf(client.call('own_checklist.save_item', { item: wrong }))).toBe('invalid_input')
    expect((await client.call('own_checklist.draft', {})).draft.items).toEqual([])
  })

  test('once published stays in its checklist', async () => {
    const { client } = await withWorkspace()
    const id = await publishFree(client)
    const moved = { ...free, id, checklist: 'scene-fit' }
    expect(await client.call('own_checklist.check', { item: moved })).toEqual([
      { field: 'checklist', code: 'moved_checklist', detail: 'boundaries' },
    ])
  })
})

describe('a shipped item', () => {
  test('takes another weight and is switched off with a reason; its wording stays', async () => {
    const { client } = await withSample()
    const shipped = (await client.call('own_checklist.draft', {})).shipped.find((one) => one.id === 'boundaries')!
    const [first, second] = shipped.items
    await client.call('own_checklist.adjust', { item: first!.id, weight: 5, off: false, reason: null })
    await client.call('own_checklist.adjust', { item: second!.id, weight: null, off: true, reason: '本县无此类系统' })
    expect(
      await failureOf(client.call('own_checklist.adjust', { item: first!.id, weight: null, off: true, reason: ' ' })),
    ).toBe('invalid_input')
    await client.call('own_checklist.publish', {})
    const { checklists } = await client.call('checklist.list', {})
    const now = checklists.find((one) => one.id === 'boundaries')!
    expect(now.version).toBe(`${shipped.version}+1`)
    expect(now.items).toEqual([{ ...first!, weight: 5 }, ...shipped.items.slice(2)])
    expect(checklists.filter((one) => one.id !== 'boundaries')).toEqual(
      (await client.call('own_checklist.draft', {})).shipped.filter((one) => one.id !== 'boundaries'),
    )
  })
})

describe('an own checklist', () => {
  test('is reviewed with its items, in a version of its own, and no longer once it is retired', async () => {
    const { client } = await withSample()
    const { id } = await client.call('own_checklist.save_checklist', {
      id: null,
      title: { 'zh-CN': '县级附加清单' },
      purpose: { 'zh-CN': '县里自查用。' },
    })
    await client.call('own_checklist.save_item', { item: { ...free, checklist: id } })
    await client.call('own_checklist.publish', {})
    const listed = async () =>
      (await client.call('checklist.list', {})).checklists
        .filter((one) => one.id === id)
        .map((one) => [one.version, one.title['zh-CN'], one.items.map((item) => item.id)])
    expect(await listed()).toEqual([['own+1', '县级附加清单', ['OW-01']]])
    const run = await client.call('review.run', {})
    expect(run.checklists.some((one) => one.id === id && one.version === 'own+1')).toBe(true)
    // What was reviewed before still is: nothing of the program waits because of a checklist of one's own.
    expect(run.checklists.map((one) => one.id)).toEqual(expect.arrayContaining(['scene-fit', 'boundaries']))
    await client.call('own_checklist.retire_checklist', { id, reason: '并入通用清单' })
    await client.call('own_checklist.publish', {})
    expect(await listed()).toEqual([])
  })
})

test('documents say what a team added and switched off, and cite its own requirement', async () => {
  const { client } = await withSample()
  await client.call('own_checklist.adjust', { item: 'BD-02', weight: null, off: true, reason: '本县另有规定' })
  await client.call('own_checklist.adjust', { item: 'BD-03', weight: 9, off: false, reason: null })
  const id = await publishFree(client)
  const system = await appOf(client, true)
  await client.call('review.answer', { ids: [system], item: id, choice: 'yes', note: '已改为自愿' })
  const opinion = JSON.stringify(await client.call('document.preview', { kind: 'opinion', system }))
  expect(opinion).toContain('本单位自定条目1条')
  expect(opinion).toMatch(/停用条目BD-02“[^”]+”，理由：本县另有规定/)
  expect(opinion).toMatch(/BD-03的权重由\d(\.\d)?调整为9/)
  expect(opinion).toContain('本单位自定')
  expect(opinion).not.toContain('⟦')
})

describe('publishing', () => {
  test('without changes makes no version, and a draft can be put back', async () => {
    const { client } = await withWorkspace()
    await publishFree(client)
    expect(await client.call('own_checklist.publish', {})).toEqual({ number: 1, changes: [], versions: [] })
    await client.call('own_checklist.save_item', { item: { ...free, id: 'OW-01', weight: 4 } })
    await client.call('own_checklist.save_item', { item: free })
    await client.call('own_checklist.adjust', { item: 'BD-01', weight: 1, off: false, reason: null })
    await client.call('own_checklist.discard', {})
    const { draft, published, changes } = await client.call('own_checklist.draft', {})
    expect([draft, changes]).toEqual([published, []])
  })

  test('is one step that is undone and verified like every other', async () => {
    const { client } = await withSample()
    const before = await client.call('review.overview', {})
    await publishFree(client)
    expect(await client.call('review.overview', {})).not.toEqual(before)
    await client.call('history.undo', {})
    expect(await client.call('review.overview', {})).toEqual(before)
    await client.call('history.redo', {})
    expect((await client.call('own_checklist.draft', {})).publication?.number).toBe(1)
    expect(await client.call('workspace.verify', {})).toMatchObject({ ok: true })
  })

  test('keeps the shipped wording under it in force when it came before the first answer', async () => {
    const { client } = await withSample()
    await publishFree(client)
    const ids = (await client.call('checklist.list', {})).checklists.map((one) => one.id)
    await client.call('review.run', {})
    expect((await client.call('checklist.list', {})).checklists.map((one) => one.id)).toEqual(ids)
  })
})

test('the systems a condition holds for are counted, and a condition about nothing is refused', async () => {
  const { client } = await withSample()
  const systems = await client.call('system.list', {})
  const counted = await client.call('own_checklist.count', { condition: { fact: 'mandatory', is: true } })
  const of = (value: boolean | null) => systems.filter((one) => one.mandatory === value).length
  expect(counted).toEqual({ yes: of(true), maybe: of(null), no: of(false), total: systems.length })
  expect(await failureOf(client.call('own_checklist.count', { condition: { fact: 'x', is: true } }))).toBe(
    'invalid_input',
  )
})

describe('the workbook', () => {
  test('comes back without a difference, and twice taken changes nothing the second time', async () => {
    const { client } = await withWorkspace()
    await client.call('own_checklist.save_checklist', {
      id: null,
      title: { 'zh-CN': '附加' },
      purpose: { 'zh-CN': '自查。' },
    })
    await client.call('own_checklist.save_item', {
      item: {
        ...free,
        proven_by: [
          {
            when: {
              all: [
                { fact: 'mandatory', is: true },
                { fact: 'level', is: 'county' },
              ],
            },
            choice: 'no',
          },
          { when: { fact: 'mandatory', is: false }, choice: 'yes' },
        ],
      },
    })
    await client.call('own_checklist.adjust', { item: 'BD-01', weight: 1.5, off: true, reason: '不适用' })
    for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) {
      const { name, content } = await client.call('own_checklist.export', { locale })
      const difference = await client.call('own_checklist.compare', { name, content })
      expect([locale, difference.changes, difference.refused]).toEqual([locale, [], []])
    }
    const { name, content } = await client.call('own_checklist.export', {})
    const edited = await edit(content, ({ items, shipped }) => {
      put(items, 3, {
        清单: '限度与边界',
        '问题（简体）': '有没有专人维护？',
        '说明（简体）': '有人员名单的为“有”。',
        衡量: '能力',
        选项: '有=1；兼职=0.5；没有=0',
        权重: '3',
        适用条件: '层级 = 县级 且 类型 ≠ 公众账号',
        事实作答: '运维单位 未知 → 没有',
        依据: '本单位自定',
        条款: '本单位要求',
      })
      put(items, 2, { 权重: '1' })
      put(shipped, 3, { 状态: '停用', 停用理由: '重复' })
    })
    const difference = await client.call('own_checklist.compare', { name, content: edited })
    expect(difference.refused).toEqual([])
    expect(difference.changes.map(({ of, kind, id, fields }) => [of, kind, id, fields])).toEqual([
      ['item', 'changed', 'OW-01', ['weight']],
      ['item', 'added', 'OW-02', []],
      ['shipped', 'off', expect.any(String), ['off', 'reason']],
    ])
    expect(await client.call('own_checklist.take', { name, content: edited })).toEqual(difference)
    expect((await client.call('own_checklist.draft', {})).draft.items[1]).toEqual({
      id: 'OW-02',
      checklist: 'boundaries',
      measure: 'capacity',
      weight: 3,
      text: { 'zh-CN': '有没有专人维护？' },
      help: { 'zh-CN': '有人员名单的为“有”。' },
      applies: { all: [{ fact: 'level', is: 'county' }, { none: [{ fact: 'kind', is: 'official_account' }] }] },
      choices: [
        { id: 'c1', value: 1, text: { 'zh-CN': '有' } },
        { id: 'c2', value: 0.5, text: { 'zh-CN': '兼职' } },
        { id: 'c3', value: 0, text: { 'zh-CN': '没有' } },
      ],
      proven_by: [{ when: { fact: 'operator', known: false }, choice: 'c3' }],
      evidence: 'none',
      source: [{ instrument: 'own-unit', clause: '本单位要求', text_status: 'verbatim' }],
      measures_use: false,
      retired: null,
    })
    const again = await client.call('own_checklist.take', { name, content: edited })
    expect([again.changes, again.refused]).toEqual([[], []])
    await client.call('history.undo', {})
    expect((await client.call('own_checklist.draft', {})).draft.items.map((one) => one.id)).toEqual(['OW-01'])
  })

  test('tells every cell it does not take, and takes the other rows', async () => {
    const { client } = await withWorkspace()
    await client.call('own_checklist.save_item', { item: free })
    await client.call('own_checklist.save_item', { item: { ...free, text: { 'zh-CN': '第二条？' } } })
    const { name, content } = await client.call('own_checklist.export', {})
    const edited = await edit(content, ({ items }) => {
      put(items, 2, { 适用条件: '类行 = APP', 衡量: '美观', 选项: '是=1；否' })
      put(items, 3, { 状态: '停用', 停用理由: '重复' })
      put(items, 4, { 编号: 'OW-77', '问题（简体）': '不知道的编号' })
    })
    const { changes, refused } = await client.call('own_checklist.compare', { name, content: edited })
    // A draft that was never published is listed as changed: it has a reason for retiring now.
    expect(changes.map(({ kind, id, title }) => [kind, id, title])).toEqual([['retired', 'OW-02', '第二条？']])
    expect(
      refused.map(({ sheet, cell, value }) => [sheet, cell.replace(/\d+/, ''), cell.replace(/\D+/, ''), value]),
    ).toEqual(
      expect.arrayContaining([
        ['自定条目', 'J', '2', '美观'],
        ['自定条目', 'K', '2', '是=1；否'],
        ['自定条目', 'M', '2', '类行 = APP'],
        ['自定条目', 'A', '4', 'OW-77'],
      ]),
    )
    expect(refused.find((one) => one.cell === 'M2')?.remedy).toBe('没有“类行”这一项，是否指“类型”。')
    for (const { remedy } of refused) expect(remedy).not.toMatch(/\{|own-checklists/)
  })

  test('that is none is refused', async () => {
    const { client } = await withWorkspace()
    const content = Buffer.from('no workbook').toString('base64')
    expect(await failureOf(client.call('own_checklist.compare', { name: 'a.xlsx', content }))).toBe('source_refused')
    const other = Buffer.from(await new ExcelJS.Workbook().xlsx.writeBuffer()).toString('base64')
    expect(await failureOf(client.call('own_checklist.compare', { name: 'a.xlsx', content: other }))).toBe(
      'source_refused',
    )
  })
})

type Sheets = { items: ExcelJS.Worksheet; shipped: ExcelJS.Worksheet }

/** The workbook as a person leaves it after editing it in a spreadsheet. */
async function edit(content: string, change: (sheets: Sheets) => void): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(content, 'base64') as unknown as ExcelJS.Buffer)
  change({ items: workbook.getWorksheet('自定条目')!, shipped: workbook.getWorksheet('随附条目')! })
  return Buffer.from(await workbook.xlsx.writeBuffer()).toString('base64')
}

function put(sheet: ExcelJS.Worksheet, row: number, cells: Record<string, string>): void {
  const headings = sheet.getRow(1).values as string[]
  for (const [heading, value] of Object.entries(cells)) {
    const column = headings.indexOf(heading)
    if (column < 1) throw new Error(`no column ${heading}`)
    sheet.getCell(row, column).value = value
  }
}
