import { describe, expect, test } from 'vitest'
import { readMappingFile, writeMappingFile } from '../../../src/core/mapping/mapping-file.ts'
import type { Template } from '../../../src/core/mapping/template.ts'

const template: Template = {
  shape: '系统名称|yyyy年运维费用万元|领导批示',
  kind: 'systems',
  file: '2023年台账.xlsx',
  title: '系统台账',
  columns: [
    { header: '系统名称', field: 'name', kept: false, unit: null, stated: null },
    { header: '2023年运维费用（万元）', field: 'annual_cost', kept: false, unit: '元', stated: '万元' },
    { header: '领导批示', field: null, kept: true, unit: null, stated: null },
  ],
}

function withColumns(columns: unknown[], kind: unknown = 'systems') {
  return JSON.stringify({ format: 'heshu-mappings', version: 1, mappings: [{ kind, file: 'a.xlsx', columns }] })
}

function problemOf(text: string) {
  const read = readMappingFile(text)
  return read.ok ? null : read.problem
}

test('what is written is read again, and is readable', () => {
  const text = writeMappingFile([template])
  expect(readMappingFile(text)).toEqual({ ok: true, templates: [template] })
  expect(text).toContain('"heading": "系统名称"')
  expect(text).toContain('"format": "heshu-mappings"')
})

test('indicators may stand several times, once a year', () => {
  const columns = ['2023 / 覆盖率', '2024 / 覆盖率'].map((heading) => ({ heading, field: 'indicator:N1' }))
  expect(readMappingFile(withColumns(columns, 'capacity')).ok).toBe(true)
})

describe('a file that is not right is refused with its place', () => {
  test.each([
    ['{', { code: 'not_json', mapping: null, column: null, value: '' }],
    ['{"format":"other","version":1,"mappings":[]}', { code: 'not_mappings', mapping: null, column: null, value: '' }],
    ['[]', { code: 'not_mappings', mapping: null, column: null, value: '' }],
    [
      '{"format":"heshu-mappings","version":9,"mappings":[]}',
      { code: 'other_version', mapping: null, column: null, value: '9' },
    ],
    [withColumns([{ heading: 'a' }], 'people'), { code: 'unknown_kind', mapping: 1, column: null, value: '"people"' }],
    [withColumns([]), { code: 'not_columns', mapping: 1, column: null, value: '' }],
    [withColumns([{ field: 'name' }]), { code: 'not_heading', mapping: 1, column: 1, value: '' }],
    [
      withColumns([{ heading: 'a' }, { heading: 'b', field: 'colour' }]),
      { code: 'unknown_field', mapping: 1, column: 2, value: '"colour"' },
    ],
    [
      withColumns([
        { heading: 'a', field: 'name' },
        { heading: 'b', field: 'name' },
      ]),
      { code: 'field_twice', mapping: 1, column: 2, value: 'name' },
    ],
    [withColumns([{ heading: 'a', field: 'name', unit: 3 }]), { code: 'not_unit', mapping: 1, column: 1, value: '3' }],
  ])('%s', (text, problem) => {
    expect(problemOf(text)).toEqual(problem)
  })
})
