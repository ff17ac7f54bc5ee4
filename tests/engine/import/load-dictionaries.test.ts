import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { systemFields } from '../../../src/core/system/fields.ts'
import { readDictionary } from '../../../src/engine/import/load-dictionaries.ts'

const folder = mkdtempSync(join(tmpdir(), 'heshu-dictionary-'))
afterAll(() => rmSync(folder, { recursive: true }))

const shipped = join(import.meta.dirname, '../../../resources/dictionary/systems.yaml')

test('the choices of the shipped dictionary are those of the fields', () => {
  const dictionary = readDictionary(shipped, 'systems')
  const choices = Object.entries(systemFields).flatMap(([field, type]) =>
    'choices' in type ? [[field, [...type.choices].toSorted()]] : [],
  )
  const worded = Object.entries(dictionary.values ?? {}).map(([field, words]) => [field, Object.keys(words).toSorted()])
  expect(worded.toSorted()).toEqual(choices.toSorted())
})

test('a word that YAML took for something else is named with file and place', () => {
  const file = join(folder, 'systems.yaml')
  writeFileSync(file, readFileSync(shipped, 'utf8').replace(/exact:\s*\[\s*签到打卡/, 'exact: [12, 签到打卡'))
  expect(() => readDictionary(file, 'systems')).toThrow(`${file}: fields.check_in.exact: 12 must be in quotes`)
})

test('a dictionary of another kind is refused', () => {
  expect(() => readDictionary(shipped, 'feedback')).toThrow('kind must be feedback')
})
