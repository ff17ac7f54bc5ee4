import { describe, expect, test } from 'vitest'
import { detectKind } from '../../../src/core/mapping/detect-kind.ts'
import { knownHeading, type TableKind } from '../../../src/core/mapping/dictionary.ts'
import { readTable } from '../../../src/core/mapping/read-table.ts'
import { tableCells } from '../../../src/core/mapping/table-cells.ts'
import { findTables } from '../../../src/core/sheet/find-tables.ts'
import type { Merge, StoredCell } from '../../../src/core/sheet/grid.ts'
import { gridOf, merge } from '../sheet/grids.ts'
import { context, dictionaries } from './dictionaries.ts'

function read(rows: StoredCell[][], merges: Merge[] = [], as?: TableKind) {
  const grid = gridOf(rows, merges)
  const [table] = findTables(grid, { known: knownHeading(dictionaries, new Set(context.words.keys())) })
  if (!table) throw new Error('no table')
  const { kind, mapping } = detectKind(table, tableCells(grid, table), dictionaries, context.words, as)
  if (kind === null) throw new Error('no kind')
  return readTable(grid, table, kind, mapping, context)
}

describe('systems', () => {
  const reading = read(
    [
      ['责任单位', '系统名称', '类型', '建设金额（万元）', '是否签到打卡', '上线时间', '联系电话', '资金来源', '备注'],
      ['水利局', '河湖巡查\n系统', 'APP', '约76', '是', '2021年13月', '13800001234', '县级财政', '密码：abc 勿外传'],
      [null, '山洪预警平台', '平台', '未填', null, '2016年6月', null, null, null],
      [null, null, 'APP', null, null, null, null, null, null],
    ],
    [merge(2, 1, 4, 1)],
  )

  test('values keep their raw text, column and sureness; merged owners hold for each row', () => {
    expect(reading.records).toEqual([
      {
        row: 2,
        values: {
          owner: { value: '水利局', raw: '水利局', column: 'A', sure: 1 },
          name: { value: '河湖巡查系统', raw: '河湖巡查\n系统', column: 'B', sure: 1 },
          kind: { value: 'app', raw: 'APP', column: 'C', sure: 1 },
          build_cost: { value: 760_000, raw: '约76', column: 'D', sure: 0.8, note: 'approximate' },
          check_in: { value: true, raw: '是', column: 'E', sure: 1 },
          launched_on: { value: null, raw: '2021年13月', column: 'F', sure: 0 },
          notes: { value: '密码：****** 勿外传', raw: '密码：****** 勿外传', column: 'I', sure: 1 },
        },
        extra: { 联系电话: { raw: '138****1234', column: 'G' }, 资金来源: { raw: '县级财政', column: 'H' } },
      },
      {
        row: 3,
        values: {
          owner: { value: '水利局', raw: '水利局', column: 'A', sure: 1 },
          name: { value: '山洪预警平台', raw: '山洪预警平台', column: 'B', sure: 1 },
          kind: { value: 'platform', raw: '平台', column: 'C', sure: 1 },
          build_cost: { value: null, raw: '未填', column: 'D', sure: 1 },
          launched_on: { value: '2016-06', raw: '2016年6月', column: 'F', sure: 1 },
        },
        extra: {},
      },
    ])
  })

  test('a ditto mark repeats the cell above and says so; a name and a blank are never repeated', () => {
    const repeated = read([
      ['系统名称', '责任单位', '类型', '上线时间'],
      ['河湖巡查系统', '水利局', 'APP', '2021年3月'],
      ['山洪预警平台', '同上', '〃', null],
      ['水库监测平台', '同上', '平台', '″'],
      ['同上', '水利局', '平台', '2020年'],
    ])
    expect(repeated.records.map(({ values }) => [values['owner'], values['kind']])).toEqual([
      [
        { value: '水利局', raw: '水利局', column: 'B', sure: 1 },
        { value: 'app', raw: 'APP', column: 'C', sure: 1 },
      ],
      [
        { value: '水利局', raw: '同上', column: 'B', sure: 0.9, note: 'ditto' },
        { value: 'app', raw: '〃', column: 'C', sure: 0.9, note: 'ditto' },
      ],
      [
        { value: '水利局', raw: '同上', column: 'B', sure: 0.9, note: 'ditto' },
        { value: 'platform', raw: '平台', column: 'C', sure: 1 },
      ],
    ])
    expect(repeated.problems.filter(({ severity }) => severity === 'error')).toEqual([
      { cell: 'D4', code: 'nothing_above', severity: 'error', values: { field: 'launched_on', raw: '″' } },
    ])
    expect(repeated.refused).toEqual([{ row: 5, reason: 'no_name', text: '同上 | 水利局 | 平台 | 2020年' }])
  })

  test('what could not be read is a problem with its cell, a row without a name is refused with its text', () => {
    expect(reading.problems).toEqual([
      {
        cell: 'D2',
        code: 'note_approximate',
        severity: 'warning',
        values: { field: 'build_cost', raw: '约76', value: '760000' },
      },
      { cell: 'F2', code: 'not_a_date', severity: 'error', values: { field: 'launched_on', raw: '2021年13月' } },
      { cell: 'I2', code: 'masked', severity: 'info', values: { field: 'notes', raw: '密码：****** 勿外传' } },
    ])
    expect(reading.refused).toEqual([{ row: 4, reason: 'no_name', text: '水利局 | APP' }])
  })

  test('the heading of the names tells the kind where no column does', () => {
    const groups = read([
      ['群名称', '建群单位', '人数'],
      ['防汛工作群', '水利局', 120],
    ])
    expect(groups.records[0]?.values.kind).toEqual({
      value: 'work_group',
      raw: '群名称',
      column: 'A',
      sure: 0.9,
      implied: true,
    })
  })

  test('the reporting unit above the table owns the systems where no column names an owner', () => {
    const owned = read([
      ['填报单位：县水利局（盖章）', null],
      ['系统名称', '上线时间'],
      ['水库监测平台', '2021年'],
      ['山洪预警平台', '2022年'],
    ])
    const owner = { value: '县水利局', raw: '县水利局（盖章）', column: 'A1', sure: 0.9, implied: true }
    expect(owned.records.map(({ values }) => values['owner'])).toEqual([owner, owner])
  })

  test('an amount merged over two rows stays in the first, and the second asks', () => {
    const shared = read(
      [
        ['系统名称', '责任单位', '年度运维金额（万元）'],
        ['水库监测平台', '水利局', 5],
        ['山洪预警平台', '水利局', null],
      ],
      [merge(2, 3, 3, 3)],
    )
    expect(shared.records.map(({ values }) => values['annual_cost']?.value)).toEqual([50_000, null])
    expect(shared.problems).toEqual([
      { cell: 'C3', code: 'shared_amount', severity: 'error', values: { field: 'annual_cost', raw: '5' } },
    ])
  })

  test('a cell that names several systems is kept whole and asks; 无 names none', () => {
    const several = read([
      ['系统名称', '责任单位'],
      ['1.残联服务平台2.辅具预约', '残联'],
      ['农资直供平台；供销优品小程序', '供销社'],
      ['河湖巡查\n系统', '水利局'],
      ['无', '科协'],
    ])
    expect(several.records.map(({ values }) => [values['name']?.value, values['name']?.note ?? null])).toEqual([
      ['1.残联服务平台2.辅具预约', 'several_names'],
      ['农资直供平台；供销优品小程序', 'several_names'],
      ['河湖巡查系统', null],
    ])
    expect(several.refused).toEqual([{ row: 5, reason: 'no_name', text: '无 | 科协' }])
  })

  test('a system told on several rows is one record; what it cannot hold twice is asked', () => {
    const told = read(
      [
        ['系统名称', '责任单位', '年度运维金额（万元）', '对接系统名称', '设备'],
        ['低保核对系统', '民政局', 7.5, '公安户籍库', '服务器'],
        [null, null, null, '社保信息系统', '存储'],
        [null, null, 3, '公安户籍库', null],
        ['就业登记平台', '人社局', 12, '省就业云', null],
      ],
      [merge(2, 1, 4, 1), merge(2, 2, 4, 2)],
    )
    expect(
      told.records.map(({ values, extra }) => [
        values['name']?.value,
        values['interfaces']?.value,
        extra['设备']?.raw ?? null,
      ]),
    ).toEqual([
      ['低保核对系统', ['公安户籍库', '社保信息系统'], '服务器；存储'],
      ['就业登记平台', ['省就业云'], null],
    ])
    expect(told.refused).toEqual([
      { row: 3, reason: 'joined_above', text: '低保核对系统' },
      { row: 4, reason: 'joined_above', text: '低保核对系统' },
    ])
    expect(told.problems).toEqual([
      { cell: 'C4', code: 'row_joined', severity: 'error', values: { field: 'annual_cost', raw: '3' } },
    ])
  })

  test('a question with one column for yes and one for no, and a unit beside each amount', () => {
    const ticked = read(
      [
        ['应用名称', '责任单位', '是否打卡签到', null, '建设金额', '单位'],
        [null, null, '是', '否', null, null],
        ['巡林助手', '林业局', '√', null, 320, '万元'],
        ['文旅码', '文旅局', null, '√', 45_600, '元'],
        ['矿山安全', '应急局', '√', '√', 0.46, '亿元'],
        ['游艇备案', '海事处', null, null, 5, null],
      ],
      [merge(1, 3, 1, 4), merge(1, 1, 2, 1), merge(1, 2, 2, 2), merge(1, 5, 2, 5), merge(1, 6, 2, 6)],
    )
    expect(ticked.records.map(({ values }) => [values['check_in']?.value, values['build_cost']?.value])).toEqual([
      [true, 3_200_000],
      [false, 45_600],
      [null, 46_000_000],
      [undefined, null],
    ])
  })

  test('a few yuan are no cost of a system, and ask', () => {
    const tiny = read([
      ['系统名称', '责任单位', '建设金额（元）'],
      ['校车监管', '教育局', 12],
      ['排课系统', '教育局', 120_000],
    ])
    expect(tiny.problems).toEqual([
      { cell: 'C2', code: 'tiny_amount', severity: 'warning', values: { field: 'build_cost', raw: '12', value: '12' } },
    ])
  })

  test('a row that is marked as secret is refused', () => {
    const secret = read([
      ['系统名称', '责任单位', '涉密分类'],
      ['甲系统', '水利局', '涉密'],
      ['乙系统', '水利局', '非涉密'],
    ])
    expect([secret.records.length, secret.refused]).toEqual([1, [{ row: 2, reason: 'secret_row', text: '' }]])
  })

  test('money is read in the unit that the sheet states', () => {
    const stated = read([['单位：元'], ['系统名称', '责任单位', '建设金额'], ['甲系统', '水利局', 76_000]])
    expect(stated.records[0]?.values.build_cost?.value).toBe(76_000)
  })
})

test('feedback: minutes, satisfaction in digits and words, scores of another scale refused', () => {
  const reading = read([
    ['乡镇', '岗位', '系统名称', '每周耗时（小时）', '满意度', '存在问题'],
    ['城关镇', '网格员', '河湖巡查', 2, '不满意', '重复填表'],
    ['白石镇', '村干部', '河湖巡查', '0.5', 85, null],
  ])
  expect(reading.records.map(({ values }) => [values.minutes_per_week?.value, values.satisfaction?.value])).toEqual([
    [120, 2],
    [30, null],
  ])
  expect(reading.problems.map(({ cell, code }) => [cell, code])).toEqual([['E3', 'out_of_range']])
})

describe('indicator values', () => {
  test('wide: a column an indicator, the year from the heading or the title, doubtful values kept and questioned', () => {
    const reading = read([
      ['2025年度乡镇数字能力'],
      ['乡镇', '互联网普及率', '专职信息化人员', '2024年信息化预算（元）', '是否保留线下渠道'],
      ['城关镇', '84.6%', 2, 1_200_000, '是'],
      ['白石镇', 584, '未填', null, '无'],
    ])
    expect(
      reading.indicatorValues.map(({ locality, indicator, year, value, sure }) => [
        locality,
        indicator,
        year,
        value,
        sure,
      ]),
    ).toEqual([
      ['城关镇', 'N3', 2025, 84.6, 1],
      ['城关镇', 'S1', 2025, 2, 1],
      ['城关镇', 'F1', 2024, 120, 1],
      ['城关镇', 'O3', 2025, 1, 1],
      ['白石镇', 'N3', 2025, 584, 0.6],
      ['白石镇', 'O3', 2025, 0, 1],
    ])
    expect(reading.problems.map(({ cell, code }) => [cell, code])).toEqual([['B4', 'implausible']])
  })

  test('long: locality, indicator, year, value, unit; a row of an unknown indicator is a problem and is refused', () => {
    const reading = read([
      ['地区', '指标', '年份', '数值', '单位'],
      ['城关镇', '互联网普及率', '2024', 84.6, '%'],
      ['城关镇', '年度信息化预算', '2024', 0.5, '亿元'],
      ['城关镇', '人均绿地', '2024', 3, '平方米'],
    ])
    expect(reading.indicatorValues.map(({ indicator, value, unit }) => [indicator, value, unit])).toEqual([
      ['N3', 84.6, '%'],
      ['F1', 5000, '万元'],
    ])
    expect(reading.problems).toEqual([
      { cell: 'B4', code: 'unknown_indicator', severity: 'error', values: { field: 'indicator', raw: '人均绿地' } },
    ])
    expect(reading.refused).toEqual([{ row: 4, reason: 'nothing_read', text: '城关镇' }])
  })

  test('a column of fractions is read as shares', () => {
    const reading = read([
      ['乡镇', '互联网普及率'],
      ['甲', 0.81],
      ['乙', 0.59],
      ['丙', 1],
    ])
    expect(reading.indicatorValues.map(({ value, note }) => [value, note])).toEqual([
      [81, 'fraction_as_share'],
      [59, 'fraction_as_share'],
      [100, 'fraction_as_share'],
    ])
  })
})
