import { expect, test } from 'vitest'
import { parseChecklist } from '../../../src/core/checklist/parse-checklist.ts'

const said = (text: string) => ({ 'zh-CN': text, en: text })
const instruments = new Set(['heshu-method'])
const source = [{ instrument: 'heshu-method', clause: '口径', text_status: 'verbatim' }]
const yesNo = [
  { id: 'yes', value: 1, text: said('是') },
  { id: 'no', value: 0, text: said('否') },
]

const item = {
  id: 'XX-01',
  measure: 'boundary',
  weight: 2,
  text: said('问'),
  help: said('看'),
  choices: 'yes_no',
  evidence: 'none',
  source,
}

const file = {
  id: 'x',
  version: '1',
  title: said('题'),
  purpose: said('用'),
  scales: { yes_no: yesNo },
  conditions: { app: { fact: 'in_app_scope', is: true } },
  items: [item],
}

function problemsOf(changes: Record<string, unknown>): string[] {
  const parsed = parseChecklist({ ...file, ...changes }, instruments)
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

const ofItem = (changes: Record<string, unknown>) => problemsOf({ items: [{ ...item, ...changes }] })

test('named scales and conditions are put in place, and what is left out has its meaning', () => {
  const written = {
    ...item,
    section: 'one',
    applies: 'app',
    proven_by: [{ when: { fact: 'filed', is: true }, choice: 'yes' }],
    measures_use: true,
  }
  const sections = [{ id: 'one', title: said('一') }]
  expect(parseChecklist({ ...file, sections, items: [written] }, instruments)).toEqual({
    ok: true,
    value: {
      id: 'x',
      version: '1',
      title: said('题'),
      purpose: said('用'),
      sections,
      items: [
        {
          id: 'XX-01',
          section: 'one',
          measure: 'boundary',
          weight: 2,
          text: said('问'),
          help: said('看'),
          applies: { fact: 'in_app_scope', is: true },
          choices: yesNo,
          proven_by: [{ when: { fact: 'filed', is: true }, choice: 'yes' }],
          evidence: 'none',
          source,
          measures_use: true,
        },
      ],
    },
  })
  const parsed = parseChecklist(file, instruments)
  expect(parsed.ok && parsed.value.items[0]).toEqual({ ...item, choices: yesNo, proven_by: [], measures_use: false })
})

test('an item is refused with what is wrong and where', () => {
  const mistakes: [Record<string, unknown>, string][] = [
    [{ id: 'one' }, 'items.0.id: "one" is no id; an id looks like SF-01'],
    [
      { measure: 'demnd' },
      'items.0.measure: "measure" is "demnd" (did you mean "demand"?); it must be one of demand, benefit, capacity, boundary, inclusion',
    ],
    [{ weight: 0 }, 'items.0.weight: XX-01 needs a weight above 0'],
    [{ weight: '2' }, 'items.0.weight: "weight" must be a number'],
    [{ text: { 'zh-CN': '问' } }, 'items.0.text: "text" lacks "en"'],
    [{ text: { 'zh-CN': ' ', en: 'x' } }, 'items.0.text.zh-CN: "zh-CN" must be a text that is not empty'],
    [
      { choices: 'yesno' },
      'items.0.choices: XX-01 names scale "yesno", which is not declared (did you mean "yes_no"?)',
    ],
    [{ applies: 'ap' }, 'items.0.applies: XX-01 names condition "ap", which is not declared (did you mean "app"?)'],
    [
      { proven_by: [{ when: { fact: 'filed', is: true }, choice: 'ye' }] },
      'items.0.proven_by.0.choice: XX-01 proves "ye", which is none of its choices (did you mean "yes"?)',
    ],
    [{ evidence: 'photo' }, 'items.0.evidence: "evidence" is "photo"; it must be one of none, note, attachment'],
    [{ source: [] }, 'items.0.source: XX-01 cites no clause'],
    [
      { source: [{ ...source[0], instrument: 'heshu-metod' }] },
      'items.0.source.0.instrument: XX-01 cites instrument "heshu-metod", which is not in rules/instruments.yaml (did you mean "heshu-method"?)',
    ],
    [{ section: 'two' }, 'items.0.section: XX-01 names section "two", which is not declared'],
    [{ measures_use: 'no' }, 'items.0.measures_use: XX-01: "measures_use" must be true or false'],
    [{ wieght: 3 }, 'items.0.wieght: "wieght" is not a known key (did you mean "weight"?)'],
  ]
  expect(mistakes.map(([changes]) => ofItem(changes))).toEqual(mistakes.map(([, message]) => [message]))
})

test('a scale must reach 0 and 1 and stay between them', () => {
  const half = { id: 'half', value: 0.5, text: said('半') }
  expect(ofItem({ choices: [yesNo[0], half] })).toEqual([
    'items.0.choices: XX-01: no choice has the value 0, so 0 cannot be reached',
  ])
  expect(ofItem({ choices: [yesNo[1], half] })).toEqual([
    'items.0.choices: XX-01: no choice has the value 1, so 1 cannot be reached',
  ])
  expect(ofItem({ choices: [...yesNo, { ...half, value: 2 }] })).toEqual([
    'items.0.choices.2.value: XX-01: the value of a choice lies between 0 and 1',
  ])
  expect(ofItem({ choices: [...yesNo, yesNo[0]] })).toEqual([
    'items.0.choices.2.id: "yes" is used twice; ids are never reused',
  ])
})

test('ids stand once, a checklist has items, and a missing part is named', () => {
  expect(problemsOf({ items: [item, item] })).toEqual(['items.1.id: "XX-01" is used twice; ids are never reused'])
  expect(problemsOf({ items: [] })).toEqual(['items: the checklist has no items'])
  expect(parseChecklist({ id: 'x' }, instruments)).toMatchObject({
    ok: false,
    problems: ['version', 'title', 'purpose', 'items'].map((key) => ({ path: [], message: `the file lacks "${key}"` })),
  })
  expect(parseChecklist('text', instruments)).toEqual({
    ok: false,
    problems: [{ path: [], message: 'the file must be a mapping' }],
  })
})

test('where a checklist has sections, every item stands in one', () => {
  expect(problemsOf({ sections: [{ id: 'one', title: said('一') }] })).toEqual([
    "items.0.section: XX-01 names none of the checklist's sections",
  ])
})

test('all mistakes are reported at once', () => {
  const broken = { ...item, weight: -1, evidence: 'photo', choices: 'none' }
  expect(problemsOf({ items: [broken] })).toHaveLength(3)
})
