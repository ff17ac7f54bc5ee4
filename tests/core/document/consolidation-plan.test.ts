import { describe, expect, it } from 'vitest'
import { consolidationPlan } from '../../../src/core/document/consolidation-plan.ts'
import { dispositions } from '../../../src/core/document/disposition.ts'
import type { Block, DocumentModel, FigureSource, Run } from '../../../src/core/document/document.ts'
import { bodyCharacters, modelText, runsText } from '../../../src/core/document/model-text.ts'
import type { DocumentSnapshot } from '../../../src/core/document/snapshot.ts'
import { documentSnapshot } from '../../fixtures/document-snapshot.ts'
import { documentWords } from '../../fixtures/document-words.ts'

const snapshot = documentSnapshot()
const words = documentWords('plan')
const model = consolidationPlan(snapshot, words)

function runsOf(document: DocumentModel): Run[] {
  return document.sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.runs : block.kind === 'table' ? block.rows.flat(2) : [],
    ),
  )
}

function tables(document: DocumentModel): Extract<Block, { kind: 'table' }>[] {
  return document.sections.flatMap((section) => section.blocks.filter((block) => block.kind === 'table'))
}

/** The cells of the table whose section bears this title. */
function annexRows(document: DocumentModel, title: string): string[][] {
  const section = document.sections.find((entry) =>
    entry.blocks.some((block) => block.kind === 'title' && block.text === title),
  )
  const table = section?.blocks.find((block) => block.kind === 'table')
  return table?.kind === 'table' ? table.rows.map((row) => row.map(runsText)) : []
}

describe('the consolidation plan', () => {
  it('has the parts of its kind in their order', () => {
    expect(model.sections.map(({ role, orientation }) => [role, orientation])).toEqual([
      ['notice', 'portrait'],
      ['body', 'portrait'],
      ['annex', 'landscape'],
      ['annex', 'landscape'],
      ['annex', 'landscape'],
      ['annex', 'portrait'],
    ])
    const headings = model.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.number + block.text] : [])),
    )
    expect(headings).toEqual([
      '一、总体要求',
      '二、整合范围与底数',
      '三、主要任务',
      '四、实施批次与进度',
      '五、经费与减负测算',
      '六、责任分工与保障措施',
    ])
  })

  it.each(['zh-CN', 'en'] as const)('lacks no sentence or value in %s', (locale) => {
    const text = modelText(consolidationPlan(snapshot, documentWords('plan', locale))).join('\n')
    expect(text.match(/⟦[^⟧]*⟧|undefined|NaN|null/gu)).toBeNull()
  })

  it('lists every system once with its conclusion and whether it is proposed, decided, done or open', () => {
    const rows = annexRows(model, '系统处置清单')
    expect(rows.map((row) => row[1])).toEqual(snapshot.systems.map((system) => system.name))
    const stages = { proposed: '拟', decided: '已决定', done: '已完成', open: '未定' }
    expect(rows.map((row) => row[5])).toEqual(dispositions(snapshot).map((entry) => stages[entry.stage]))
    expect(new Set(rows.map((row) => row[5]))).toEqual(new Set(Object.values(stages)))
  })

  it('shows a decision against the computed conclusion beside it', () => {
    const row = snapshot.verdicts.find(
      (entry) => entry.settled && entry.decided === 'keep' && entry.computed !== 'keep',
    )
    const cells = annexRows(model, '系统处置清单').find((entry) => entry[1] === row?.system.name)
    expect(cells?.[4]).toBe('保留（评审判定：保留整改）')
  })

  it('lists exactly the open systems with the answers that are missing', () => {
    const open = dispositions(snapshot).filter((entry) => entry.stage === 'open')
    const rows = annexRows(model, '未定事项')
    expect(rows.map((row) => row[1])).toEqual(open.map((entry) => entry.system.name))
    expect(rows[0]?.[4]).toContain('1. 乡镇是否有人会用、能维护\n2. 是否成为工作考核和督查检查的载体')
    expect(rows.at(-1)?.[3]).toBe('尚未评审')
  })

  it('names a few of many missing answers and says how many more there are', () => {
    const open = dispositions(snapshot).find((entry) => entry.stage === 'open')?.system.id
    const reviews = snapshot.reviews.map((review) => ({
      ...review,
      items: Array.from({ length: 3 }, () => review.items.filter((item) => item.choice === null)).flat(),
    }))
    const asked = reviews.find((review) => review.system === open)?.items.length ?? 0
    const cell = annexRows(consolidationPlan({ ...snapshot, reviews }, words), '未定事项')[0]?.[4]
    expect(cell?.split('\n')).toHaveLength(5)
    expect(cell).toContain(`另有${asked - 4}项，见该系统审查意见`)
  })

  it('gives groups that add up to all systems', () => {
    const counts = modelText(model)
      .map((text) => /^共(\d+)个（占/u.exec(text)?.[1])
      .filter((count) => count !== undefined)
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(snapshot.systems.length)
  })

  it('traces every figure to rows of the snapshot', () => {
    const known: Record<FigureSource['rows'], string[]> = {
      systems: snapshot.systems.map((system) => system.id),
      verdicts: snapshot.systems.map((system) => system.id),
      actions: snapshot.systems.map((system) => system.id),
      findings: snapshot.findings.map((finding) => `${finding.system}/${finding.rule}`),
      red_lines: snapshot.red_lines.map((entry) => `${entry.system}/${entry.rule}`),
      scenes: snapshot.scenes.map((scene) => scene.id),
      localities: snapshot.localities.map((locality) => locality.id),
      values: snapshot.localities.flatMap((locality) =>
        snapshot.indicators.map((indicator) => `${locality.id}/${indicator.code}`),
      ),
      feedback: snapshot.systems.map((system) => system.id),
      items: [],
    }
    const sourced = runsOf(model).filter((run) => run.source !== undefined)
    expect(sourced.length).toBeGreaterThan(50)
    const strays = sourced.flatMap(({ source }) =>
      (source?.ids ?? []).filter((id) => source !== undefined && !known[source.rows].includes(id)),
    )
    expect(strays).toEqual([])
    const counted = sourced.filter((run) => run.source?.formula === 'count' && run.source.field === undefined)
    expect(counted.map((run) => Number(run.text))).toEqual(counted.map((run) => run.source?.ids.length))
  })

  it('keeps as blanks what only the issuing procedure can fill', () => {
    expect(
      runsOf(model)
        .filter((run) => run.blank)
        .map((run) => run.text),
    ).toEqual(['〔发文字号　　〕', '〔签发人　　〕', '〔发文机关署名、印章　　〕', '〔成文日期　　〕'])
  })

  it('counts no scene that is not confirmed and no missing value as nought', () => {
    const text = modelText(model).join('\n')
    expect(text).toContain('已确认治理场景2个，所需功能7项，尚无系统完整提供的1项，由两个以上系统重复提供的1项。')
    expect(text).not.toContain('不应计入')
    expect(text).toContain('应有数值2个，已取得1个，缺1个')
  })

  it('changes every place that states a figure when the figure changes', () => {
    const cheaper = { ...snapshot, systems: snapshot.systems.map((system) => ({ ...system, annual_cost: null })) }
    const text = modelText(consolidationPlan(cheaper, words)).join('\n')
    expect(text).toContain('年运维费用合计无数据。')
    expect(text).toContain('现有年运维费用无数据；')
    expect(text).not.toContain('占现有年运维费用的')
  })

  it('is whole where almost nothing is known', () => {
    const bare: DocumentSnapshot = {
      ...snapshot,
      workspace: { ...snapshot.workspace, locality: null, checklists: [] },
      systems: snapshot.systems.slice(0, 1),
      verdicts: [],
      reviews: [],
      findings: [],
      red_lines: [],
      plan: null,
      scenes: [],
      localities: [],
      indicators: [],
      values: [],
      feedback: [],
      settings: {},
    }
    const document = consolidationPlan(bare, words)
    const text = modelText(document).join('\n')
    expect(text).toContain('基层和群众反馈：无数据。')
    expect(text).toContain('尚未编制计划')
    expect(document.title).toBe('本地区政务数字系统清理整合实施方案')
    expect(tables(document).map((table) => table.rows.length)).toEqual([1, 1, 9])
  })
})

describe('the checks of a plan', () => {
  it('report what is open and what is not decided', () => {
    const all = dispositions(snapshot)
    expect(model.checks).toEqual([
      {
        code: 'unsettled_verdicts',
        severity: 'warning',
        message: '有4个系统的判定尚未确定，列入未定事项。',
        values: { count: all.filter((entry) => entry.stage === 'open').length },
      },
      {
        code: 'undecided_verdicts',
        severity: 'note',
        message: '有23个系统尚未作出处置决定，文中以“拟”表示。',
        values: { count: all.filter((entry) => entry.stage === 'proposed').length },
      },
    ])
  })

  it('find a stated sum that the rows do not add up to', () => {
    const { plan } = snapshot
    if (plan === null) throw new Error('the fixture has a plan')
    const wrong = { ...snapshot, plan: { ...plan, totals: { ...plan.totals, saving: plan.totals.saving + 1 } } }
    expect(consolidationPlan(wrong, words).checks[0]).toMatchObject({ code: 'sum_differs', severity: 'error' })
  })

  it('count the characters of the body and flag more than 4,000 and 5,000', () => {
    const flags = [10, 40, 80].map((length) => {
      const document = longNamed(length)
      const flag = document.checks.find((entry) => entry.code.startsWith('body'))
      return [flag?.code ?? null, flag?.values['count'] ?? bodyCharacters(document)]
    })
    expect(flags.map(([code]) => code)).toEqual([null, 'body_over_4000', 'body_over_5000'])
    expect(Number(flags[0]?.[1])).toBeLessThanOrEqual(4000)
  })

  it('keep the body of a thousand systems within 4,000 characters', () => {
    expect(bodyCharacters(consolidationPlan(documentSnapshot(1000), words))).toBeLessThanOrEqual(4000)
  })
})

function longNamed(length: number): DocumentModel {
  const systems = snapshot.systems.map((system) => ({ ...system, name: system.name + '长'.repeat(length) }))
  return consolidationPlan({ ...snapshot, systems }, words)
}
