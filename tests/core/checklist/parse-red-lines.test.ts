import { expect, test } from 'vitest'
import { parseRedLines } from '../../../src/core/checklist/parse-red-lines.ts'

const said = (text: string) => ({ 'zh-CN': text, en: text })
const instruments = new Set(['cac-opinions-2023'])

const rule = {
  id: 'RL-01',
  severity: 'red_line',
  title: said('签到'),
  scope: 'app',
  when: { fact: 'check_in', is: true },
  exempt: { fact: 'criticality', is: 'emergency' },
  effect: 'rectify',
  messages: { hit: said('有'), clear: said('无'), review: said('待核') },
  measure: said('取消'),
  source: [{ instrument: 'cac-opinions-2023', clause: '限制强制功能', text_status: 'paraphrase' }],
}
const file = {
  id: 'red-lines',
  version: '1',
  title: said('红线'),
  conditions: { app: { fact: 'in_app_scope', is: true } },
  rules: [rule],
}

function problemsOf(changes: Record<string, unknown>): string[] {
  const parsed = parseRedLines({ ...file, rules: [{ ...rule, ...changes }] }, instruments)
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

test('rules are read with their declared conditions in place', () => {
  expect(parseRedLines(file, instruments)).toEqual({
    ok: true,
    value: {
      id: 'red-lines',
      version: '1',
      title: said('红线'),
      rules: [{ ...rule, scope: { fact: 'in_app_scope', is: true } }],
    },
  })
})

test('a rule is refused with what is wrong and where', () => {
  const mistakes: [Record<string, unknown>, string][] = [
    [{ effect: 'delete' }, 'rules.0.effect: "effect" is "delete"; it must be one of rectify, migrate, retire'],
    [
      { severity: 'redline' },
      'rules.0.severity: "severity" is "redline" (did you mean "red_line"?); it must be one of red_line, warning',
    ],
    [
      { when: { fact: 'chekin', is: true } },
      'rules.0.when.fact: RL-01 names fact "chekin", which does not exist (did you mean "check_in"?)',
    ],
    [{ messages: { hit: said('有'), clear: said('无') } }, 'rules.0.messages: "messages" lacks "review"'],
    [{ measure: { en: 'Remove' } }, 'rules.0.measure: "measure" lacks "zh-CN"'],
    [{ source: [] }, 'rules.0.source: RL-01 cites no clause'],
  ]
  expect(mistakes.map(([changes]) => problemsOf(changes))).toEqual(mistakes.map(([, message]) => [message]))
})
