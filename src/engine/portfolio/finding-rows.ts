import { redLineResults } from '../../core/review/red-lines.ts'
import type { FindingRow } from '../../contract/calls/review.ts'
import { remember } from '../session.ts'
import { reviewStateOf } from './review-state.ts'

export const findingRows = remember<FindingRow[]>((session) => {
  const { reviewer, subjects } = reviewStateOf(session)
  return [...subjects.values()].flatMap((subject) =>
    redLineResults(reviewer.redLines, subject.facts).flatMap((outcome): FindingRow[] => {
      const rule = reviewer.redLines.find((one) => one.id === outcome.rule)
      if (!rule || outcome.result !== 'hit') return []
      return [
        {
          id: `${subject.system.id}/${rule.id}`,
          system: subject.system,
          rule: rule.id,
          severity: rule.severity,
          code: 'red_line_hit',
          values: {},
          message: rule.messages.hit['zh-CN'],
          clause: rule.source[0] ?? null,
          facts: [],
        },
      ]
    }),
  )
})
