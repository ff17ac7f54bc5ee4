import { describe, expect, test } from 'vitest'
import { detectKind } from '../../../src/core/mapping/detect-kind.ts'
import { knownHeading } from '../../../src/core/mapping/dictionary.ts'
import { systemFieldNames } from '../../../src/core/system/fields.ts'
import { mapColumns, type RecalledColumns } from '../../../src/core/mapping/map-columns.ts'
import { shapeOf } from '../../../src/core/mapping/shape.ts'
import { tableCells } from '../../../src/core/mapping/table-cells.ts'
import { findTables } from '../../../src/core/sheet/find-tables.ts'
import type { StoredCell } from '../../../src/core/sheet/grid.ts'
import { gridOf } from '../sheet/grids.ts'
import { context, dictionaries } from './dictionaries.ts'

function found(rows: StoredCell[][]) {
  const grid = gridOf(rows)
  const [table] = findTables(grid, { known: knownHeading(dictionaries, new Set(context.words.keys())) })
  if (!table) throw new Error('no table')
  return { table, cells: tableCells(grid, table) }
}

/** `heading → field (reason)` of every column. */
function mapped(rows: StoredCell[][], recalled: RecalledColumns = new Map()) {
  const { table, cells } = found(rows)
  return mapColumns(table, cells, dictionaries.systems, recalled).map(
    (column) => `${column.path} → ${column.field ?? '-'} (${column.reason})`,
  )
}

test('every system field can be mapped, and nothing else', () => {
  expect(dictionaries.systems.fields.toSorted()).toEqual([...systemFieldNames].toSorted())
})

test('the headings of the official survey form are all known', () => {
  const headings =
    '政务信息系统名称 审批部门 审批时间 业务功能 建设单位 承建单位 运维单位 建成时间 运维合同到期时间 建设金额(万元) 资金来源 建设方式 年度运维金额(万元) 运维方式 系统类别 存量数据有效期 ' +
    '是否为僵尸信息系统 使用对象 用户规模(注册用户总数) 使用频度(如每月使用用户量) 系统访问地址 部署位置 涉密分类 等保级别 已接入网络类型 使用范围 是否与其他系统对接 对接系统名称 ' +
    '是否备份 备份方式 应用容灾 是否申请暂缓整合 暂缓整合原因说明 升级需求 备注'
  const known = knownHeading(dictionaries, new Set())
  expect(headings.split(' ').filter((heading) => !known(heading))).toEqual([])
})

describe('headings', () => {
  test('brackets, units, marks, spaces and width make no difference', () => {
    expect(
      mapped([
        ['★系统（应用）名称', '责 任 单 位', '建设金额（万元）', '类　型', '1.上线时间'],
        ['甲系统', '水利局', 76, 'APP', '2021年3月'],
        ['乙系统', '组织部', 32, '小程序', '2022年3月'],
      ]),
    ).toEqual([
      '★系统（应用）名称 → name (heading)',
      '责 任 单 位 → owner (heading)',
      '建设金额（万元） → build_cost (heading)',
      '类　型 → kind (heading)',
      '1.上线时间 → launched_on (heading)',
    ])
  })

  test('a field takes the best of two columns; the other stays an extra field and says so', () => {
    expect(
      mapped([
        ['系统名称', '责任单位', '使用单位'],
        ['甲系统', '水利局', '水利站'],
        ['乙系统', '组织部', '组织办'],
      ]),
    ).toEqual(['系统名称 → name (heading)', '责任单位 → owner (heading)', '使用单位 → - (another_column)'])
  })

  test('values that contradict the heading keep a column out', () => {
    expect(
      mapped([
        ['系统名称', '类别', '到期时间'],
        ['甲系统', '农林水', '负责人定'],
        ['乙系统', '党群', '另行通知'],
        ['丙系统', '政法', '不定'],
      ]),
    ).toEqual(['系统名称 → name (heading)', '类别 → - (values_disagree)', '到期时间 → - (values_disagree)'])
  })

  test('known other columns, row numbers and unknown columns are told apart', () => {
    expect(
      mapped([
        ['序号', '系统名称', '资金来源', '领导批示'],
        ['1', '甲系统', '县级财政', '同意'],
        ['2', '乙系统', '部门自筹', '再议'],
      ]),
    ).toEqual([
      '序号 → - (row_number)',
      '系统名称 → name (heading)',
      '资金来源 → - (known_extra)',
      '领导批示 → - (not_recognised)',
    ])
  })
})

test('a questionnaire that asks in whole sentences is feedback, and each question is asked for what it ends in', () => {
  const { table, cells } = found([
    [
      '1.您所在的乡镇是?',
      '2.您工作中使用最多的系统是?',
      '3.每周在该系统上花费的时间是?(小时)',
      '4.您的满意度评分?',
      '5.您希望怎样改进?',
    ],
    ['双桥镇', '平安通', 6, 2, '少填表'],
    ['高峰乡', '家医签约', '3', 3, '(空)'],
    ['南屏街道', '社区一体化平台', '0.5', 4, '界面简化'],
  ])
  const detected = detectKind(table, cells, dictionaries, context.words)
  expect([detected.kind, ...detected.mapping.map(({ field }) => field)]).toEqual([
    'feedback',
    'locality',
    'system_name',
    'minutes_per_week',
    'satisfaction',
    'wish',
  ])
})

test('columns of phones, identity numbers, accounts and passwords are sensitive, by heading or by values', () => {
  const { table, cells } = found([
    ['系统名称', '联系人信息', '身份证号码', '登录账号', '管理密码', '账号名称'],
    ['甲系统', '13800001234', '110101199003078888', 'admin', 'abc', '云岭发布'],
    ['乙系统', '13900001234', '110101199103078888', 'root', 'xyz', '云岭文旅'],
  ])
  const kinds = mapColumns(table, cells, dictionaries.systems).map((column) => column.sensitive)
  expect(kinds).toEqual([null, 'phone', 'identity_number', 'account', 'password', null])
})

test('a remembered mapping wins over the dictionary, also where it says to keep a column as it is', () => {
  const rows = [
    ['系统名称', '领导批示', '责任单位'],
    ['甲系统', '同意', '水利局'],
    ['乙系统', '再议', '组织部'],
  ]
  const accepted = { kept: false, unit: null, stated: null }
  const recalled = new Map([
    ['B', { ...accepted, header: '领导批示', field: 'notes' }],
    ['C', { ...accepted, header: '责任单位', field: null, kept: true }],
  ])
  expect(mapped(rows, recalled)).toEqual([
    '系统名称 → name (heading)',
    '领导批示 → notes (remembered)',
    '责任单位 → - (remembered)',
  ])
})

test('the shape of a template stays when its year and its rows change', () => {
  const year = (number: number) =>
    found([
      ['系统名称', `${number}年运维费用（万元）`, '责任单位'],
      ['甲系统', number, '水利局'],
    ]).table
  expect(shapeOf(year(2023))).toBe(shapeOf(year(2024)))
  expect(shapeOf(year(2023))).not.toBe(
    shapeOf(
      found([
        ['系统名称', '责任单位'],
        ['甲系统', '水利局'],
      ]).table,
    ),
  )
})

function kindOf(rows: StoredCell[][]) {
  const { table, cells } = found(rows)
  return detectKind(table, cells, dictionaries, context.words).kind
}

describe('what a table holds', () => {
  test('systems, feedback, wide and long indicators, and none of these', () => {
    expect(
      kindOf([
        ['系统名称', '责任单位', '上线时间'],
        ['甲系统', '水利局', '2021年'],
      ]),
    ).toBe('systems')
    expect(
      kindOf([
        ['系统名称', '乡镇', '满意度', '存在问题'],
        ['甲系统', '城关镇', 2, '重复填表'],
      ]),
    ).toBe('feedback')
    expect(
      kindOf([
        ['乡镇', '互联网普及率（%）', '专职信息化人员'],
        ['城关镇', 84.6, 2],
      ]),
    ).toBe('capacity')
    expect(
      kindOf([
        ['地区', '指标', '年份', '数值'],
        ['城关镇', '互联网普及率', '2024', 84.6],
      ]),
    ).toBe('capacity')
    expect(
      kindOf([
        ['name', 'code', 'province'],
        ['东城区', 110101, 11],
        ['西城区', 110102, 11],
      ]),
    ).toBe(null)
  })
})
