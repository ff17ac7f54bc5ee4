import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadDictionaries } from '../../../src/engine/import/load-dictionaries.ts'
import {
  applyKindChange,
  applyMappingChange,
  prepareSource,
  previewSource,
} from '../../../src/engine/import/preview.ts'
import type { PreparedSource } from '../../../src/engine/import/prepared-source.ts'
import { templateOf } from '../../../src/core/mapping/template.ts'
import { indicators } from '../../core/mapping/dictionaries.ts'
import { messyInventory, wideCapacity } from '../../fixtures/workbooks/make-workbooks.ts'

const dictionaries = loadDictionaries(join(import.meta.dirname, '../../../resources'))

async function prepare(name: string, bytes: Uint8Array, more = {}): Promise<PreparedSource> {
  const prepared = await prepareSource({ name, bytes, dictionaries, indicators, ...more })
  if (!prepared.ok) throw new Error(prepared.code)
  return prepared
}

describe('a messy inventory', () => {
  test('is found, mapped and counted, with every row accounted for', async () => {
    const { preview } = await prepare('台账.xlsx', await messyInventory())
    const [table, old] = preview.tables
    expect(table).toMatchObject({
      sheet: '系统台账',
      kind: 'systems',
      title: '临川县政务系统台账',
      headerRows: [3, 4],
      bounds: { top: 3, bottom: 8, left: 1, right: 10 },
      counts: { data: 3, records: 3, refused: 0, skipped: 7, errors: 2, warnings: 2 },
      remembered: false,
    })
    expect(table?.columns.map((column) => [column.column, column.field, column.unit, column.sensitive])).toEqual([
      ['A', null, null, null],
      ['B', 'owner', null, null],
      ['C', 'name', null, null],
      ['D', 'kind', null, null],
      ['E', 'launched_on', null, null],
      ['F', 'build_cost', '万元', null],
      ['G', 'annual_cost', '万元', null],
      ['H', null, null, 'phone'],
      ['I', 'check_in', null, null],
      ['J', null, null, 'password'],
    ])
    expect(table?.problems.map(({ cell, code, severity }) => [cell, code, severity])).toEqual([
      ['G5', 'note_approximate', 'warning'],
      ['E8', 'not_a_date', 'error'],
      ['G8', 'note_none_taken_as_unknown', 'warning'],
      ['I8', 'not_yes_no', 'error'],
    ])
    expect(old).toMatchObject({ sheet: '旧表', hidden: true, counts: { records: 1 } })
  })

  test('is drawn with the role of each row, hidden rows and masked secrets', async () => {
    const { preview } = await prepare('台账.xlsx', await messyInventory())
    const drawn = preview.sheets[0]?.window
    expect(drawn?.rows.map((row) => [row.row, row.role, row.table])).toEqual([
      [1, 'title', 0],
      [2, 'fact', 0],
      [3, 'header', 0],
      [4, 'header', 0],
      [5, 'data', 0],
      [6, 'data', 0],
      [7, 'subtotal', 0],
      [8, 'data', 0],
      [9, 'subtotal', 0],
      [10, 'note', 0],
    ])
    expect(drawn?.rows[4]?.cells).toEqual([
      '1',
      '水利局',
      '河湖巡查管理系统',
      'APP',
      '2021年3月',
      '76',
      '约12',
      '138****1234',
      '√',
      'http://10.0.*.*/ ******',
    ])
    expect([drawn?.rows[5]?.hidden, drawn?.hiddenColumns]).toEqual([true, ['H']])
  })

  test('nothing that is masked is anywhere in the preview or in what would be stored', async () => {
    const prepared = await prepare('台账.xlsx', await messyInventory())
    const stored = JSON.stringify([prepared.preview, prepared.tables.map((table) => table.reading)])
    for (const secret of ['13800001234', '13900005678', 'abc123']) expect(stored).not.toContain(secret)
  })

  test('a preview is plain JSON', async () => {
    const { preview } = await prepare('台账.xlsx', await messyInventory())
    expect(JSON.parse(JSON.stringify(preview))).toEqual(preview)
  })
})

describe('corrections by a person', () => {
  test('a column mapped otherwise is read again, and the column that held the field gives it up', async () => {
    const before = await prepare(
      'a.csv',
      Buffer.from('系统名称,主管部门,管护单位\n甲系统,水利局,水利站\n乙系统,组织部,组织办\n'),
    )
    const after = applyMappingChange(before, 0, 'C', 'owner')
    expect(after.preview.tables[0]?.columns.map(({ field, reason }) => [field, reason])).toEqual([
      ['name', 'heading'],
      [null, 'another_column'],
      ['owner', 'chosen'],
    ])
    expect(after.tables[0]?.reading.records.map((record) => record.values.owner?.value)).toEqual(['水利站', '组织办'])
    expect(before.tables[0]?.reading.records.map((record) => record.values.owner?.value)).toEqual(['水利局', '组织部'])
  })

  test('a unit that the sheet did not name can be given', async () => {
    const before = await prepare(
      'a.csv',
      Buffer.from('系统名称,责任单位,建设金额\n甲系统,水利局,76\n乙系统,水利局,32.5\n'),
    )
    expect(before.preview.tables[0]?.problems.map((problem) => problem.code)).toEqual(['unit_unknown', 'unit_unknown'])
    const after = applyMappingChange(before, 0, 'C', 'build_cost', '万元')
    expect(after.tables[0]?.reading.records.map((record) => record.values.build_cost?.value)).toEqual([
      760_000, 325_000,
    ])
    expect(after.preview.tables[0]?.problems).toEqual([])
  })

  test('a table can be said to be something else, or left out', async () => {
    const before = await prepare('a.csv', Buffer.from('name,remark\n甲系统,好\n乙系统,坏\n'))
    expect(before.preview.tables[0]?.kind).toBe(null)
    expect(applyKindChange(before, 0, 'systems').preview.tables[0]?.counts.records).toBe(2)
    expect(applyKindChange(before, 0, null).preview.tables[0]?.counts.records).toBe(0)
  })

  test('what was accepted is used for the next file of that shape', async () => {
    const bytes = Buffer.from('系统名称,责任单位,领导批示\n甲系统,水利局,同意\n')
    const first = applyMappingChange(await prepare('a.csv', bytes), 0, 'C', 'notes')
    const { table, kind, mapping } = first.tables[0]!
    const next = await prepare('b.csv', bytes, { templates: [templateOf(table, kind ?? 'systems', mapping, 'a.csv')] })
    expect(next.preview.tables[0]).toMatchObject({
      remembered: true,
      memory: { file: 'a.csv', exact: true, same: 3, added: [], renamed: [], gone: [] },
    })
    expect(next.preview.tables[0]?.columns.map(({ field, reason }) => [field, reason])).toEqual([
      ['name', 'remembered'],
      ['owner', 'remembered'],
      ['notes', 'remembered'],
    ])
  })
})

test('indicators of townships are read with the year of their column or title', async () => {
  const prepared = await prepare('能力.xlsx', await wideCapacity())
  expect(prepared.preview.tables[0]).toMatchObject({ kind: 'capacity', counts: { data: 3, values: 10, refused: 0 } })
  expect(
    prepared.tables[0]?.reading.indicatorValues.map(({ locality, indicator, year, value }) => [
      locality,
      indicator,
      year,
      value,
    ]),
  ).toEqual([
    ['城关镇', 'N3', 2025, 84.6],
    ['城关镇', 'S1', 2025, 2],
    ['城关镇', 'F1', 2024, 120],
    ['城关镇', 'O3', 2025, 1],
    ['白石镇', 'N3', 2025, 72.1],
    ['白石镇', 'F1', 2024, 35],
    ['白石镇', 'O3', 2025, 0],
    ['高寨乡', 'N3', 2025, 584],
    ['高寨乡', 'S1', 2025, 1],
    ['高寨乡', 'O3', 2025, 1],
  ])
})

test('a refusal comes back as it is', async () => {
  expect(await previewSource({ name: 'a.xlsx', bytes: new Uint8Array(), dictionaries, indicators })).toEqual({
    ok: false,
    code: 'empty_file',
    values: { file: 'a.xlsx' },
  })
})

test('whatever stands in a delimited file, no row is lost and nothing is thrown', async () => {
  const value = fc.oneof(
    fc.constantFrom('系统名称', '责任单位', '合计', '是', '2021年3月', '约50万元', '13800001234', '=1+1', ''),
    fc.string({ maxLength: 10 }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
      fc.constantFrom(',', ';', '\t'),
      async (rows, delimiter) => {
        const body = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter)).join('\n')
        const prepared = await prepareSource({
          name: 'a.csv',
          bytes: Buffer.from(`系统名称${delimiter}责任单位${delimiter}备注\n${body}\n`),
          dictionaries,
          indicators,
          as: 'systems',
        })
        if (!prepared.ok) return
        for (const { table, reading } of prepared.tables)
          expect(reading.records.length + reading.refused.length).toBe(table.dataRows.length)
      },
    ),
    { numRuns: 60 },
  )
})

test('a table of systems without a column of names is offered with what it lacks', async () => {
  const rows = [
    '代号,责任单位,用户数,上线时间',
    '1.1,水利局,30,2020-01',
    '1.2,林业局,40,2021-05',
    '1.3,教育局,50,2022-03',
  ]
  const { preview } = await prepare('清单.csv', new TextEncoder().encode(rows.join('\n')))
  expect(preview.tables.map(({ kind, lacks, counts }) => ({ kind, lacks, data: counts.data }))).toEqual([
    { kind: null, lacks: { kind: 'systems', field: 'name' }, data: 3 },
  ])
  expect(preview.tables[0]?.columns.map(({ field }) => field)).toEqual([
    null,
    'owner',
    'registered_users',
    'launched_on',
  ])
})
