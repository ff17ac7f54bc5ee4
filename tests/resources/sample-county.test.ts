import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils } from '@e965/xlsx'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemFieldNames } from '../../src/core/system/fields.ts'
import { accounts } from '../fixtures/sample-county/accounts.ts'
import { departmentsListHeader } from '../fixtures/sample-county/write-departments-list.ts'
import { feedback } from '../fixtures/sample-county/feedback.ts'
import { generateSamples } from '../fixtures/sample-county/generate.ts'
import { ledgerColumnLetter } from '../fixtures/sample-county/ledger-columns.ts'
import { flagWords } from '../fixtures/sample-county/system-table.ts'
import {
  bookOf,
  cell,
  cellsOf,
  csvRows,
  datePartsOf,
  nameIn,
  numberedRows,
  numbersOf,
  ownerIn,
  readBook,
  samples,
  sheetOf,
  textsAt,
} from '../fixtures/sample-county/read-back.ts'
import { ledgerSystems } from '../fixtures/sample-county/systems.ts'
import { templateColumns } from '../fixtures/sample-county/template-columns.ts'
import { townships } from '../fixtures/sample-county/townships.ts'
import {
  differentThoughAlike,
  entryCounts,
  expectedSystems,
  hardCases,
  nameOf,
  plantedProblems,
  sameSystems,
  sameWithinLedger,
  sampleFiles,
  surveyDay,
} from '../fixtures/sample-county/truth.ts'

let again = ''

beforeAll(async () => {
  again = mkdtempSync(join(tmpdir(), 'heshu-samples-'))
  await generateSamples(again)
})
afterAll(() => rmSync(again, { recursive: true, force: true }))

describe('the files', () => {
  test.each(Object.values(sampleFiles))('%s holds cell by cell what the generator writes', (file) => {
    expect(cellsOf(readBook(join(samples, file)))).toEqual(cellsOf(readBook(join(again, file))))
  })

  test('are the same bytes at every writing', async () => {
    const before = Object.values(sampleFiles).map((file) => readFileSync(join(again, file)).toString('base64'))
    await generateSamples(again)
    expect(Object.values(sampleFiles).map((file) => readFileSync(join(again, file)).toString('base64'))).toEqual(before)
  })

  test('hold no telephone number but the invented ones', () => {
    const digits = Object.values(sampleFiles).flatMap((file) => JSON.stringify(cellsOf(readBook(join(samples, file)))))
    const numbers = digits.flatMap((text) => text.match(/(?<!\d)1[3-9]\d{9}(?!\d)/g) ?? [])
    expect(numbers.length).toBe(entryCounts.ledgerSystems + entryCounts.departmentsList)
    expect(numbers.filter((number) => !number.startsWith('13800000'))).toEqual([])
  })
})

describe('the ledger', () => {
  const sheet = sheetOf('ledger', '系统摸排台账')
  const rows = numberedRows(sheet)

  test('has a line for each system, its department merged down over them', () => {
    expect(rows.map((row) => nameIn(sheet, row))).toEqual(ledgerSystems.map((system) => system.name))
    expect(rows.map((row) => ownerIn(sheet, row))).toEqual(ledgerSystems.map((system) => system.owner))
    const owners = new Set(ledgerSystems.map((system) => system.owner))
    expect([...owners].filter((owner) => owner.endsWith('人民政府')).length).toBe(entryCounts.townshipOwners)
    expect(owners.size).toBe(entryCounts.departments + entryCounts.townshipOwners)
  })

  test('has a title over all columns and two header rows with merged groups', () => {
    const merges = (sheet['!merges'] ?? []).map((range) => utils.encode_range(range))
    expect(merges).toContain('A1:AP1')
    expect(merges).toEqual(
      expect.arrayContaining(['A3:A4', 'B3:B4', 'C3:N3', 'O3:R3', 'S3:W3', 'X3:AH3', 'AI3:AO3', 'AP3:AP4']),
    )
    expect(textsAt(sheet, ['A1', 'C3', 'O3', 'S3', 'X3', 'AI3'])).toEqual([
      '云岭县政务数字系统摸排台账',
      '基本信息',
      '建设与经费（万元）',
      '使用情况',
      '功能设置',
      '数据与安全',
    ])
  })

  test('says yes, no or nothing as the truth does, whatever the clerk’s word', () => {
    const words = new Map<unknown, boolean | null>([
      ...['是', '√', '有', 'Y'].map((word) => [word, true] as const),
      ...['否', '×', '无', 'N'].map((word) => [word, false] as const),
      ...[undefined, '未填', '/', '—', '部分完成'].map((word) => [word, null] as const),
    ])
    for (const field of Object.values(flagWords)) {
      const read = rows.map((row) => words.get(cell(sheet, ledgerColumnLetter(field) + row)))
      const meant = ledgerSystems.map((system) =>
        system.key === 'cul_venue' && field === 'elder_mode' ? null : system[field],
      )
      expect({ field, read }).toEqual({ field, read: meant })
    }
  })

  test('gives the dozen chosen systems the values that are expected of an importer', () => {
    for (const [key, expected] of Object.entries(expectedSystems)) {
      const place = ledgerSystems.findIndex((system) => system.key === key)
      const row = rows[place] ?? 0
      expect({ ...ledgerSystems[place], ...expected }).toEqual(ledgerSystems[place])
      const at = (field: Parameters<typeof ledgerColumnLetter>[0]): unknown =>
        cell(sheet, ledgerColumnLetter(field) + row)
      expect(datePartsOf(at('launched_on'))).toBe(datePartsOf(expected.launched_on))
      if (typeof expected.build_cost === 'number') expect(at('build_cost')).toBe(expected.build_cost / 10_000)
      if (typeof expected.registered_users === 'number') {
        expect(numbersOf(at('registered_users'))).toEqual([expected.registered_users])
      }
      expect(String(at('functions')).split(/[、；，,]/)).toEqual(expected.functions)
    }
  })

  test('feeds every field of a system but its id from some column', () => {
    const fed = systemFieldNames.filter((field) => field !== 'id' && ledgerColumnLetter(field) !== '@')
    expect(fed).toEqual(systemFieldNames.filter((field) => field !== 'id'))
  })

  test('has accounts and groups on the second sheet and a hidden old sheet behind', () => {
    const second = sheetOf('ledger', '公众账号和工作群组')
    const kinds = numberedRows(second).map((row) => cell(second, `B${row}`))
    expect(kinds.filter((kind) => kind === '公众账号').length).toBe(entryCounts.accounts)
    expect(kinds.filter((kind) => kind === '工作群组').length).toBe(entryCounts.workGroups)
    expect(numberedRows(second).map((row) => cell(second, `E${row}`))).toEqual(accounts.map((account) => account.name))
    const hidden = bookOf('ledger').Workbook?.Sheets?.map((info) => [info.name, info.Hidden])
    expect(hidden).toEqual([
      ['系统摸排台账', 0],
      ['公众账号和工作群组', 0],
      ['2023年旧表', 1],
    ])
  })
})

describe('the departments’ list', () => {
  const rows = csvRows('departments')

  test('is GBK and no UTF-8', () => {
    const bytes = readFileSync(join(samples, sampleFiles.departments))
    expect(bytes.toString('utf8')).toContain('\uFFFD')
    expect(iconv.decode(bytes, 'gbk')).not.toContain('\uFFFD')
  })

  test('lists a third of the ledger again under other names, and some systems only here', () => {
    const names = rows.slice(2, -1).map((row) => row[1])
    expect(rows[1]).toEqual(departmentsListHeader)
    expect(names.length).toBe(entryCounts.departmentsList)
    expect(sameSystems.length).toBe(entryCounts.listedAgain)
    expect(sameSystems.filter((pair) => !names.includes(pair.list) || pair.list === pair.ledger)).toEqual([])
    const inLedger = new Set(ledgerSystems.map((system) => system.name))
    expect(names.filter((name) => name !== undefined && inLedger.has(name))).toEqual([])
    const totals = entryCounts.ledgerSystems + entryCounts.accounts + entryCounts.workGroups + names.length
    expect(totals).toBe(entryCounts.together)
    expect(totals - entryCounts.listedAgain - sameWithinLedger.length).toBe(entryCounts.distinct)
  })
})

describe('indicators and feedback', () => {
  test('fourteen townships have fifteen indicators with some gaps', () => {
    const sheet = sheetOf('indicators', '乡镇数字能力')
    expect(numberedRows(sheet).map((row) => cell(sheet, `B${row}`))).toEqual(townships.map((township) => township.name))
    expect(townships.map((township) => township.values.length)).toEqual(townships.map(() => entryCounts.indicators))
    const values = townships.flatMap((township) => township.values).filter((value) => value !== null)
    expect([townships.length, values.length]).toEqual([entryCounts.townships, entryCounts.indicatorValues])
  })

  test('the long file adds values of the county and three townships, some of another year', () => {
    const rows = csvRows('supplement').slice(1)
    expect(rows.length).toBe(entryCounts.supplementValues)
    expect(new Set(rows.map((row) => row[0]))).toEqual(new Set(['云岭县', '高寨乡', '松林乡', '竹园乡']))
    expect(new Set(rows.map((row) => row[2]))).toEqual(new Set(['2025', '2024']))
  })

  test('eighty voices speak of systems that exist, from townships that exist', () => {
    const sheet = sheetOf('feedback', '基层反馈汇总')
    const said = numberedRows(sheet).map((row) => [cell(sheet, `B${row}`), cell(sheet, `D${row}`)])
    expect(said).toEqual(feedback.map((voice) => [voice.township, voice.called]))
    expect(feedback.length).toBe(entryCounts.feedback)
    const known = new Set(townships.map((township) => township.name))
    expect(feedback.filter((voice) => !known.has(voice.township) || nameOf(voice.key) === '')).toEqual([])
  })
})

describe('what is planted', () => {
  test.each(plantedProblems)('$file $sheet $cell: $why', ({ file, sheet, cell: address, text }) => {
    const { r, c } = utils.decode_cell(address)
    const found = file === 'departments' ? csvRows(file)[r]?.[c] : cell(sheetOf(file, sheet), address)
    expect(found).toBe(text)
  })

  test('the hard cases can be told from the data alone', () => {
    expect(Object.values(hardCases).flat().map(nameOf)).not.toContain('')
    expect(systemOf('wat_flood')).toMatchObject({
      criticality: 'emergency',
      monthly_active_users: 3,
      peak_active_users: 172,
    })
    expect(systemOf('law_grid')).toMatchObject({
      mandate: 'provincial_vertical',
      points_ranking: true,
      usage_assessed: true,
    })
    expect(systemOf('org_checkin')).toMatchObject({ mandate: 'own_build', mandatory: true, check_in: true })
    expect(systemOf('data_brain')).toMatchObject({ monthly_active_users: 6, annual_cost: 3_860_000 })
    for (const key of hardCases.likedAndNobodyOrdered) {
      expect(systemOf(key)).toMatchObject({ mandatory: false, usage_assessed: false })
      expect(voices(key).length).toBeGreaterThanOrEqual(5)
      expect(mean(key)).toBeGreaterThan(4.5)
    }
    const inspections = hardCases.threeForOneInspection.map(systemOf)
    expect(new Set(inspections.map((system) => system?.functions?.join())).size).toBe(1)
    expect(new Set(inspections.map((system) => system?.owner)).size).toBe(3)
    for (const key of hardCases.typedThreeTimes) expect(systemOf(key)).toMatchObject({ duplicate_entry: true })
    expect(systemOf('civ_elder')?.contract_ends_on).toBe('2026-11-25')
    expect(systemOf('agr_env')).toMatchObject({ kind: 'app', filed: false, mandatory: true })
    expect(systemOf('vil_village')).toMatchObject({ kind: 'app', level: 'village', filed: false })
  })

  test('accounts are silent for two months and groups outlive their task', () => {
    const twoMonthsBefore = '2026-08-30'
    expect(
      hardCases.silentAccounts.filter((key) => (accountOf(key)?.last_updated_on ?? '') >= twoMonthsBefore),
    ).toEqual([])
    const silent = accounts.filter(
      (one) => one.kind === 'official_account' && (one.last_updated_on ?? '') < twoMonthsBefore,
    )
    expect(silent.map((account) => account.key)).toEqual([...hardCases.silentAccounts])
    expect(hardCases.groupsOfFinishedTasks.filter((key) => (accountOf(key)?.ends_on ?? '9') >= surveyDay)).toEqual([])
    const [one, other] = hardCases.twoAccountsOneOwner.map(accountOf)
    expect([one?.platform, one?.owner]).toEqual([other?.platform, other?.owner])
  })

  test('one vocabulary of functions gives overlaps and functions that only one system has', () => {
    const providers = Map.groupBy(
      ledgerSystems.flatMap((system) => (system.functions ?? []).map((name) => ({ name, system: system.key }))),
      ({ name }) => name,
    )
    const counts = [...providers.values()].map((systems) => systems.length)
    expect(counts.length).toBe(43)
    expect(counts.filter((count) => count >= 3).length).toBeGreaterThanOrEqual(20)
    expect(counts.filter((count) => count === 1).length).toBeGreaterThanOrEqual(10)
  })

  test('the pairs that only look alike name entries that exist', () => {
    const names = new Set([
      ...ledgerSystems.map((system) => system.name),
      ...accounts.map((account) => account.name),
      ...sameSystems.map((pair) => pair.list),
    ])
    expect(differentThoughAlike.flatMap((pair) => pair.names).filter((name) => !names.has(name))).toEqual([])
    expect(sameWithinLedger.map((pair) => pair.keys.map(nameOf))).toEqual(sameWithinLedger.map((pair) => pair.names))
  })
})

describe('the blank ledger', () => {
  test('has a column for every field of a system but its id, in canonical order, and says how to fill it in', () => {
    const book = bookOf('template')
    expect(book.SheetNames).toEqual(['台账', '填表说明'])
    expect(templateColumns.map((column) => column.field)).toEqual(systemFieldNames.filter((field) => field !== 'id'))
    const header = utils.sheet_to_json<unknown[]>(sheetOf('template', '台账'), { header: 1, blankrows: true })[2]
    expect(header).toEqual(templateColumns.map((column) => column.header))
    const instructions = utils.sheet_to_json<unknown[]>(sheetOf('template', '填表说明'), { header: 1 })
    const explained = new Set(instructions.map((row) => String(row[0]).replace(/^[A-Z]+列　/, '')))
    expect(templateColumns.filter((column) => !explained.has(column.header) || column.help === '')).toEqual([])
  })
})

function systemOf(key: string) {
  return ledgerSystems.find((system) => system.key === key)
}

function accountOf(key: string) {
  return accounts.find((account) => account.key === key)
}

function voices(key: string) {
  return feedback.filter((voice) => voice.key === key)
}

function mean(key: string): number {
  return voices(key).reduce((sum, voice) => sum + (voice.satisfaction ?? 0), 0) / voices(key).length
}
