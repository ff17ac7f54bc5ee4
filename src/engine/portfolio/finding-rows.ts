import { findFindings } from '../../core/finding/find.ts'
import type { Finding } from '../../core/finding/finding.ts'
import type { LintFinding } from '../../core/finding/lint-finding.ts'
import { lintPortfolio } from '../../core/finding/lint.ts'
import { textIn, type Locale } from '../../core/language/localized-text.ts'
import type { FindingRow } from '../../contract/calls/review.ts'
import { remember, type Session } from '../session.ts'
import { factViews } from './fact-views.ts'
import { mutedBy } from './finding-mutes.ts'
import { lintGroundOf } from './lint-ground.ts'
import { reviewStateOf } from './review-state.ts'
import { sayWith } from './say-with.ts'

/** Every finding of the lint rules, and which of them are muted. */
export const lintOf = remember<{ shown: LintFinding[]; muted: { finding: LintFinding; by: string }[] }>((session) => {
  const shown: LintFinding[] = []
  const muted: { finding: LintFinding; by: string }[] = []
  for (const finding of lintPortfolio(session.resources.lintRules.rules, lintGroundOf(session))) {
    const by = mutedBy(session, finding)
    if (by === null) shown.push(finding)
    else muted.push({ finding, by })
  }
  return { shown, muted }
})

/** Everything there is to say about the systems; what was muted is not said. */
export const findingsOf = remember<Finding[]>((session) => {
  const { reviewer, subjects } = reviewStateOf(session)
  return findFindings(reviewer, [...subjects.values()], lintOf(session).shown)
})

/** The same, each with its facts and the cells behind them. */
export const findingRows = remember<FindingRow[]>((session) => {
  const say = sayFindingWith(session, 'zh-CN')
  const views = new Map<string, ReturnType<typeof factViews>>()
  const viewsOf = (id: string) => {
    const held = views.get(id) ?? factViews(session, id)
    views.set(id, held)
    return held
  }
  return findingsOf(session).map((finding) => ({
    ...finding,
    message: say(finding.code, finding.values),
    facts: viewsOf(finding.system.id)(finding.facts),
  }))
})

type Values = Record<string, string | number | boolean | null>

/** The sentence of a finding, with items, kinds, checklists and indicators in words. */
export function sayFindingWith(session: Session, locale: Locale): (code: string, values: Values) => string {
  const say = sayWith(session, locale)
  const { items } = lintGroundOf(session)
  const { find } = session.resources.words[locale]
  const { checklists, indicators } = session.resources
  const titles = new Map(checklists.map((checklist) => [checklist.id, textIn(checklist.title, locale)]))
  const names = new Map(indicators.map((indicator) => [indicator.code, textIn(indicator.title, locale)]))
  const words: Record<string, (id: string) => string | undefined> = {
    item: (id) => {
      const item = items.get(id)
      return item ? textIn(item.text, locale).replace(/[？?]$/, '') : undefined
    },
    said: (id) => find(`fields.choice.kind.${id}`) ?? undefined,
    checklist: (id) => titles.get(id),
    indicator: (id) => names.get(id),
  }
  return (code, values) => {
    const told = Object.entries(values).map(([name, value]) => [name, words[name]?.(String(value)) ?? value])
    return say('findings', code, Object.fromEntries(told) as Values)
  }
}
