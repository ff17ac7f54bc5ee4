import { expect, test } from 'vitest'
import type { LocalizedText } from '../../src/core/language/localized-text.ts'
import { shipped } from './shipped.ts'

/** Every text for people, with the path that leads to it. */
function textsIn(value: unknown, path: string): { path: string; text: LocalizedText }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh-CN' in value && 'en' in value) return [{ path, text: value as LocalizedText }]
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, `${path}.${key}`))
}

const texts = [...shipped.checklists, shipped.redLines, shipped.instruments].flatMap((file, index) =>
  textsIn(file, String(index)),
)
const count = (text: string, mark: string) => text.split(mark).length
const offending = (breaks: (text: LocalizedText) => boolean) =>
  texts.filter(({ text }) => breaks(text)).map(({ path, text }) => `${path}: ${text['zh-CN']} / ${text.en}`)

test('there are texts to look at', () => {
  expect(texts.length).toBeGreaterThan(400)
})

test('no text is empty or has blanks at its ends', () => {
  expect(
    offending((text) => [text['zh-CN'], text.en].some((part) => part.trim() === '' || part !== part.trim())),
  ).toEqual([])
})

test('Chinese texts use full-width punctuation between Chinese characters', () => {
  const halfWidth = /[\u4e00-\u9fff][,;:?()]|[,;:?()][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?=[\u4e00-\u9fff]|$)|["']/
  expect(offending((text) => halfWidth.test(text['zh-CN']))).toEqual([])
})

test('Chinese texts are Chinese, with paired quotation marks and brackets', () => {
  expect(
    offending(
      ({ 'zh-CN': text }) =>
        (!/[\u4e00-\u9fff]/.test(text) && !text.startsWith('GB/T ')) ||
        count(text, '“') !== count(text, '”') ||
        count(text, '（') !== count(text, '）') ||
        count(text, '《') !== count(text, '》'),
    ),
  ).toEqual([])
})

test('nothing is exclaimed', () => {
  expect(offending((text) => /[!！]/.test(text['zh-CN'] + text.en))).toEqual([])
})

test('English texts are plain ASCII', () => {
  expect(offending((text) => !/^[\x20-\x7e]+$/.test(text.en))).toEqual([])
})

test('help and messages end as sentences, questions as questions', () => {
  const items = shipped.checklists.flatMap((checklist) => checklist.items)
  const notQuestions = items.filter(({ text }) => !text['zh-CN'].endsWith('？') || !text.en.endsWith('?'))
  const notSentences = items.filter(({ help }) => !help['zh-CN'].endsWith('。') || !help.en.endsWith('.'))
  const messages = shipped.redLines.rules.flatMap((rule) => [
    rule.messages.hit,
    rule.messages.clear,
    rule.messages.review,
    rule.measure,
  ])
  const notStatements = messages.filter((text) => !text['zh-CN'].endsWith('。') || !text.en.endsWith('.'))
  expect({
    notQuestions: notQuestions.map(({ id }) => id),
    notSentences: notSentences.map(({ id }) => id),
    notStatements,
  }).toEqual({
    notQuestions: [],
    notSentences: [],
    notStatements: [],
  })
})

test('a question is short enough to be read at a glance', () => {
  const long = shipped.checklists
    .flatMap((checklist) => checklist.items)
    .filter(({ text }) => text['zh-CN'].length > 40)
  expect(long.map((item) => item.id)).toEqual([])
})

test('only our own method is given as verbatim: no other wording was checked at its source', () => {
  const clauses = [...shipped.checklists.flatMap((checklist) => checklist.items), ...shipped.redLines.rules].flatMap(
    (entry) => entry.source,
  )
  expect(clauses.filter((clause) => clause.text_status === 'verbatim' && clause.instrument !== 'heshu-method')).toEqual(
    [],
  )
})
