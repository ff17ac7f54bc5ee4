import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { emptySystem, systemFieldNames } from '../../../../src/core/system/fields.ts'
import type { System, SystemField } from '../../../../src/core/system/system.ts'
import type { Locale } from '../../../../src/core/language/localized-text.ts'
import { writeLedger } from '../../../../src/engine/export/xlsx/ledger.ts'
import { loadDictionaries } from '../../../../src/engine/import/load-dictionaries.ts'
import { prepareSource } from '../../../../src/engine/import/preview.ts'
import { documentSnapshot } from '../../../fixtures/document-snapshot.ts'
import { documentWords, resources, writtenAt } from '../../../fixtures/document-words.ts'

const snapshot = documentSnapshot()

/** A system of which everything is known, with texts that a sheet could spoil. */
const known: System = {
  id: 'S9001',
  name: '全字段核对平台',
  kind: 'platform',
  owner: '县政务服务和数据局',
  operator: '某某科技有限公司',
  level: 'county',
  mandate: 'own_build',
  audience: ['public', 'grassroots'],
  functions: ['登记/注销', '查询'],
  scenes: [],
  launched_on: '2021',
  last_updated_on: '2026-08',
  contract_ends_on: '2027-03-31',
  build_cost: 1_234_567.89,
  annual_cost: 0,
  registered_users: 120_000,
  monthly_active_users: 0,
  peak_active_users: 98_765,
  peak_season: '6月至9月',
  criticality: 'emergency',
  mandatory: true,
  check_in: false,
  points_ranking: false,
  online_time: true,
  trace_upload: false,
  usage_assessed: true,
  complaint_entry: false,
  duplicate_entry: true,
  data_sharing: false,
  interfaces: ['省共享交换平台/一网通办'],
  security_level: 'level_3',
  filed: true,
  personal_data: true,
  elder_mode: false,
  offline_channel: true,
  minutes_per_week: 12.5,
  status: 'running',
  notes: '=SUM(A1:A3) 与 +86、-1、@某 一并核对',
}
const full = { ...snapshot, systems: [known, emptySystem('S9002', '@只有名称的系统'), ...snapshot.systems] }

async function ledger(locale: Locale): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  const bytes = await writeLedger(full, documentWords('ledger', locale), writtenAt)
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer)
  return workbook
}

describe('the ledger', () => {
  it('has four sheets with a row for every system and every action', async () => {
    const workbook = await ledger('zh-CN')
    expect(workbook.worksheets.map((sheet) => [sheet.name, sheet.rowCount - 2])).toEqual([
      ['系统台账', full.systems.length],
      ['处置结论', full.systems.length],
      ['行动计划', full.plan?.actions.length],
      ['说明', 8],
    ])
    const names = (sheet: string): unknown[] => workbook.getWorksheet(sheet)?.getColumn(2).values.slice(3) ?? []
    expect(names('系统台账')).toEqual(full.systems.map((system) => system.name))
    expect(names('处置结论')).toEqual(full.systems.map((system) => system.name))
  })

  it('leaves blank what is unknown and writes 0 where 0 is known', async () => {
    const sheet = (await ledger('zh-CN')).getWorksheet('系统台账')
    const empty = systemFieldNames.map((_, index) => sheet?.getCell(4, index + 1).value ?? null)
    expect(empty).toEqual(
      systemFieldNames.map((field) => ({ id: 'S9002', name: '@只有名称的系统' })[field as 'id' | 'name'] ?? null),
    )
    expect(sheet?.getCell(3, systemFieldNames.indexOf('annual_cost') + 1).value).toBe(0)
    expect(sheet?.getCell(3, systemFieldNames.indexOf('last_updated_on') + 1).value).toBe('2026-08')
  })

  it('writes what looks like a formula as text', async () => {
    const workbook = await ledger('zh-CN')
    const cells: ExcelJS.Cell[] = []
    for (const sheet of workbook.worksheets) sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)))
    expect(cells.filter((cell) => cell.type === ExcelJS.ValueType.Formula)).toEqual([])
    const dangerous = cells.filter((cell) => typeof cell.value === 'string' && /^[=+\-@]/u.test(cell.value))
    expect(dangerous.length).toBeGreaterThan(5)
    expect(new Set(dangerous.map((cell) => cell.numFmt))).toEqual(new Set(['@']))
  })

  it.each(['zh-CN', 'en'] as const)('imports again with identical values, written in %s', async (locale) => {
    const bytes = await writeLedger(full, documentWords('ledger', locale), writtenAt)
    const prepared = await prepareSource({
      name: 'ledger.xlsx',
      bytes,
      dictionaries: loadDictionaries(resources),
      indicators: [],
    })
    if (!prepared.ok) throw new Error(prepared.code)
    expect(prepared.tables.map((table) => table.kind)).toEqual(['systems', null, null, null])
    // The number is the workspace's own; rows are known again by name and department.
    const fields = systemFieldNames.filter((field) => field !== 'id')
    const fieldsOf = (value: (field: SystemField) => unknown): unknown =>
      Object.fromEntries(fields.map((field) => [field, value(field)]))
    const records = prepared.tables[0]?.reading.records.map((record) =>
      fieldsOf((field) => record.values[field]?.value ?? null),
    )
    expect(records).toEqual(full.systems.map((system) => fieldsOf((field) => system[field])))
  })

  it('gives the same bytes for the same rows and time', async () => {
    const words = documentWords('ledger')
    const [first, second] = [await writeLedger(full, words, writtenAt), await writeLedger(full, words, writtenAt)]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })
})
