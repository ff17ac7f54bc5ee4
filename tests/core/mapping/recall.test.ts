import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectKind } from '../../../src/core/mapping/detect-kind.ts'
import { recallTemplate } from '../../../src/core/mapping/recall.ts'
import { templateOf, type Template } from '../../../src/core/mapping/template.ts'
import { context, dictionaries } from './dictionaries.ts'
import { drawTable, mapDrawn, type DrawnColumn } from './tables.ts'

const lastYear: DrawnColumn[] = [
  ['序号', 1, 2, 3],
  ['应用名称', '河湖巡查', '平安通', '云岭办'],
  ['责任单位', '水利局', '公安局', '数据局'],
  ['上线时间', '2021-03', '2020-05', '2022-01'],
  ['2023年运维费用（万元）', 7.6, 12, 3],
  ['领导批示', '同意', '再议', '同意'],
  ['注册用户数', 1200, 3400, 560],
  ['是否考核', '是', '否', '否'],
  ['资金来源', '县级', '省级', '县级'],
]

/** What was accepted of last year's sheet; the person kept 领导批示 as it is and said that the cost was in yuan. */
function accepted(
  changes: (mapping: ReturnType<typeof mapDrawn>) => ReturnType<typeof mapDrawn> = (one) => one,
): Template {
  const { table } = drawTable(lastYear, { title: '云岭县系统台账（2023年）' })
  return templateOf(table, 'systems', changes(mapDrawn(lastYear)), '2023年台账.xlsx')
}

function recall(columns: DrawnColumn[], templates: Template[], title = '云岭县系统台账（2024年）') {
  const { table, cells } = drawTable(columns, { title })
  const found = recallTemplate(table, cells, templates, dictionaries)
  if (!found) return null
  const { template, exact, same, added, renamed, gone } = found
  return { file: template.file, exact, same, added, renamed, gone }
}

function without(columns: DrawnColumn[], ...paths: string[]): DrawnColumn[] {
  return columns.filter(([path]) => !paths.includes(path))
}

function renamedColumn(from: string, to: string): DrawnColumn[] {
  return lastYear.map(([path, ...values]): DrawnColumn => [path === from ? to : path, ...values])
}

describe('the same template next year', () => {
  test('is told as the same, whatever year its headings name', () => {
    expect(recall(renamedColumn('2023年运维费用（万元）', '2024年运维费用（万元）'), [accepted()])).toEqual({
      file: '2023年台账.xlsx',
      exact: true,
      same: 9,
      added: [],
      renamed: [],
      gone: [],
    })
  })

  test('says what is new, renamed by a synonym, and gone', () => {
    const next = without(renamedColumn('应用名称', '系统名称'), '资金来源')
    next.push(['等保级别', '二级', '三级', '未定级'], ['整改期限', '2025-06', '2025-07', '2025-08'])
    expect(recall(next, [accepted()])).toEqual({
      file: '2023年台账.xlsx',
      exact: false,
      same: 7,
      added: ['等保级别', '整改期限'],
      renamed: [{ from: '应用名称', to: '系统名称' }],
      gone: ['资金来源'],
    })
  })

  test('a column that stands alone between its neighbours is the renamed one if its values are of that field', () => {
    expect(recall(renamedColumn('注册用户数', '在册规模'), [accepted()])?.renamed).toEqual([
      { from: '注册用户数', to: '在册规模' },
    ])
  })

  test('a column in the same place with values of another kind is a new one', () => {
    const next = lastYear.map(([path, ...values]): DrawnColumn =>
      path === '注册用户数' ? ['责任领导', '张三', '李四', '王五'] : [path, ...values],
    )
    expect(recall(next, [accepted()])).toMatchObject({ added: ['责任领导'], renamed: [], gone: ['注册用户数'] })
  })

  test('a column whose words are nearly the same is renamed, one that differs in a number is not', () => {
    expect(recall(renamedColumn('领导批示', '领导批示意见'), [accepted()])?.renamed).toEqual([
      { from: '领导批示', to: '领导批示意见' },
    ])
    const quarters: DrawnColumn[] = [...lastYear, ['一季度访问', 1, 2, 3]]
    const { table } = drawTable(quarters)
    const template = templateOf(table, 'systems', mapDrawn(quarters), 'a.xlsx')
    expect(recall([...lastYear, ['二季度访问', 1, 2, 3]], [template])).toMatchObject({
      added: ['二季度访问'],
      gone: ['一季度访问'],
    })
  })

  test('a heading that means another field is no renaming, wherever it stands', () => {
    expect(recall(renamedColumn('责任单位', '运维单位'), [accepted()])).toMatchObject({
      added: ['运维单位'],
      renamed: [],
      gone: ['责任单位'],
    })
  })
})

test('another template, or one that shares a few common columns, is not recalled', () => {
  expect(
    recall(
      [
        ['群名称', 'a'],
        ['建群单位', 'b'],
        ['人数', 3],
      ],
      [accepted()],
    ),
  ).toBe(null)
  const others: DrawnColumn[] = ['岗位', '姓名', '编制', '年龄', '学历', '职称', '入职年份'].map((path) => [path, 'x'])
  expect(recall([['序号', 1], ['责任单位', 'b'], ...others], [accepted()])).toBe(null)
})

test('of several templates the nearest is taken, of equals the latest', () => {
  const { table } = drawTable(without(lastYear, '资金来源', '是否考核'))
  const smaller = templateOf(table, 'systems', mapDrawn(without(lastYear, '资金来源', '是否考核')), '小表.xlsx')
  const later = { ...accepted(), file: '2024年台账.xlsx' }
  expect(recall(lastYear, [accepted(), smaller, later])?.file).toBe('2024年台账.xlsx')
  expect(recall(without(lastYear, '资金来源', '是否考核', '序号'), [accepted(), smaller])?.file).toBe('小表.xlsx')
})

describe('what was accepted wins over the dictionary', () => {
  const chosen = accepted((mapping) =>
    mapping.map((column) => {
      if (column.path === '领导批示') return { ...column, field: 'notes', reason: 'chosen' as const }
      if (column.path === '责任单位') return { ...column, field: null, reason: 'chosen' as const }
      return column.field === 'annual_cost' ? { ...column, unit: '元', reason: 'chosen' as const } : column
    }),
  )
  const mappingOf = (columns: DrawnColumn[]) => {
    const { table, cells } = drawTable(columns)
    const found = recallTemplate(table, cells, [chosen], dictionaries)
    const { mapping } = detectKind(table, cells, dictionaries, context.words, undefined, found)
    return mapping.map(({ path, field, unit, reason }) => `${path} → ${field} ${unit} (${reason})`)
  }

  test('also where it was to keep a column as it is, and in the unit', () => {
    const mapping = mappingOf([...lastYear, ['等保级别', '二级', '三级', '二级']])
    expect(mapping).toContain('责任单位 → null null (remembered)')
    expect(mapping).toContain('领导批示 → notes null (remembered)')
    expect(mapping).toContain('2023年运维费用（万元） → annual_cost 元 (remembered)')
    expect(mapping).toContain('等保级别 → security_level null (heading)')
  })

  test('but a unit that the heading states anew is the newer word', () => {
    const next = renamedColumn('2023年运维费用（万元）', '2024年运维费用（亿元）')
    expect(mappingOf(next)).toContain('2024年运维费用（亿元） → annual_cost 亿元 (remembered)')
  })
})

test('a table that holds nothing new recalls itself, whatever its columns', () => {
  const heading = fc.constantFrom(
    '系统名称',
    '责任单位',
    '上线时间',
    '备注',
    '领导批示',
    '等保级别',
    '人数',
    '资金来源',
    '编码',
  )
  fc.assert(
    fc.property(fc.uniqueArray(heading, { minLength: 2 }), (paths) => {
      const columns = paths.map((path): DrawnColumn => [path, '甲', '乙'])
      const { table } = drawTable(columns)
      const template = templateOf(table, 'systems', mapDrawn(columns), 'a.xlsx')
      expect(recall(columns, [template])).toEqual({
        file: 'a.xlsx',
        exact: true,
        same: paths.length,
        added: [],
        renamed: [],
        gone: [],
      })
    }),
  )
})

test('every column of the sheet is the same, new or renamed, and every remembered one the same, gone or renamed', () => {
  const some = fc.subarray(lastYear, { minLength: 4 })
  fc.assert(
    fc.property(some, some, (before, now) => {
      const { table } = drawTable(before)
      const template = templateOf(table, 'systems', mapDrawn(before), 'a.xlsx')
      const found = recall(now, [template])
      if (!found) return
      expect(found.same + found.added.length + found.renamed.length).toBe(now.length)
      expect(found.same + found.gone.length + found.renamed.length).toBe(before.length)
    }),
  )
})
