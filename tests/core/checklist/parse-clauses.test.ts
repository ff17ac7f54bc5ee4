import { expect, test } from 'vitest'
import { parseInstruments } from '../../../src/core/checklist/parse-clauses.ts'

const said = (text: string) => ({ 'zh-CN': text, en: text })
const instrument = {
  id: 'pipl',
  title: said('个人信息保护法'),
  short: said('个保法'),
  level: 'law',
  issued_on: '2021-08-20',
  effective_from: null,
  text_status: 'paraphrase',
}

test('instruments are read; an unknown date stays unknown', () => {
  expect(
    parseInstruments({ instruments: [instrument, { ...instrument, id: 'x', issued_on: '2019', note: said('注') }] }),
  ).toEqual({
    ok: true,
    value: [instrument, { ...instrument, id: 'x', issued_on: '2019', note: said('注') }],
  })
})

test('a wrong level, date, status or a repeated id is refused', () => {
  const broken = { ...instrument, level: 'rule', issued_on: '20.8.2021', text_status: 'sure' }
  const parsed = parseInstruments({ instruments: [broken, instrument] })
  expect(parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    'instruments.0.level: "level" is "rule"; it must be one of law, normative, standard, practice, own',
    'instruments.0.issued_on: "issued_on" must be a date such as "2026-01-25", "2026-01" or "2026", or null',
    'instruments.0.text_status: "text_status" is "sure"; it must be one of verbatim, paraphrase, reconstructed, background',
    'instruments.1.id: "pipl" is used twice; ids are never reused',
  ])
})
