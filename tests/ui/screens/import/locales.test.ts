import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

type Texts = { [name: string]: string | Texts }

function textsOf(subject: string): Texts {
  return JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../../resources/locales/zh-CN/${subject}.json`), 'utf8'),
  ) as Texts
}

const own = textsOf('screen-import')
const shared = textsOf('import')

test('every problem of a cell has a short name to filter by', () => {
  expect(Object.keys(own['problem_kind']!).toSorted()).toEqual(Object.keys(shared['problem']!).toSorted())
})

test('every refusal that names more than the file can be said without it', () => {
  const more = Object.entries(shared['refusal'] as Record<string, string>).filter(([, text]) =>
    /\{(?!file\})/.test(text),
  )
  expect(Object.keys(own['refusal']!).toSorted()).toEqual(more.map(([code]) => code).toSorted())
})
