import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mappingReasons } from '../../../src/core/mapping/map-columns.ts'
import { refusedReasons } from '../../../src/core/mapping/reading.ts'
import { sensitiveKinds } from '../../../src/core/mapping/sensitive.ts'
import { skipReasons } from '../../../src/core/sheet/found-table.ts'
import { systemFieldNames, systemFields } from '../../../src/core/system/fields.ts'
import { valueNotes, valueProblems } from '../../../src/core/value/parsed.ts'
import { refusalCodes } from '../../../src/engine/import/refusal.ts'

const resources = join(import.meta.dirname, '../../../resources')

type Texts = Record<string, Record<string, string | Record<string, string>>>
const texts = (locale: string, file: string) =>
  JSON.parse(readFileSync(join(resources, 'locales', locale, `${file}.json`), 'utf8')) as Texts

test.each(['zh-CN', 'en'])('%s has a sentence for every reason, problem and refusal, and none for others', (locale) => {
  const words = texts(locale, 'import')
  const keys = (group: string) => Object.keys(words[group] ?? {}).toSorted()
  expect(keys('refusal')).toEqual(refusalCodes.toSorted())
  expect(keys('skip')).toEqual(skipReasons.toSorted())
  expect(keys('refused')).toEqual(refusedReasons.toSorted())
  expect(keys('reason')).toEqual(mappingReasons.toSorted())
  expect(keys('sensitive')).toEqual(sensitiveKinds.toSorted())
  expect(keys('problem')).toEqual(
    [
      ...valueProblems,
      ...valueNotes.map((note) => `note_${note}`),
      'edit_kept',
      'masked',
      'merged_kept',
      'implausible',
      'unknown_indicator',
      'unit_doubtful',
      'tiny_amount',
      'row_joined',
    ].toSorted(),
  )
})

test.each(['zh-CN', 'en'])('%s has a label for every field and every choice', (locale) => {
  const words = texts(locale, 'fields')
  expect(Object.keys(words.field ?? {})).toEqual(systemFieldNames)
  for (const [field, type] of Object.entries(systemFields)) {
    if ('choices' in type) expect(Object.keys(words.choice?.[field] ?? {})).toEqual([...type.choices])
  }
})
