import type { LintFinding } from '../../core/finding/lint-finding.ts'
import type { Locale } from '../../core/language/localized-text.ts'
import type { FindingGround, FindingPage, LintRow } from '../../contract/calls/finding.ts'
import { Failure } from '../../contract/failures.ts'
import type { Session } from '../session.ts'
import { factText } from './fact-text.ts'
import { factViews } from './fact-views.ts'
import { mutedRows } from './finding-mutes.ts'
import { lintOf, sayFindingWith } from './finding-rows.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'

/** The lint page as it stands. */
export function findingPage(session: Session, locale: Locale): FindingPage {
  const { rules } = session.resources.lintRules
  const { shown, muted } = lintOf(session)
  const { portfolio } = portfolioOf(session)
  const counts = tally(shown, (finding) => finding.rule)
  const mutedCounts = tally(muted, ({ finding }) => finding.rule)
  return {
    rules: rules.map(({ id, kind, severity, title, help, remedy, source }) => ({
      id,
      kind,
      severity,
      title,
      help,
      remedy,
      source,
      count: counts.get(id) ?? 0,
      muted: mutedCounts.get(id) ?? 0,
    })),
    findings: lintRows(session, shown, locale),
    muted: mutedRows(
      session,
      tally(muted, ({ by }) => by),
    ),
    checked: {
      rules: rules.length,
      systems: portfolio.systems.length,
      scenes: portfolio.scenes.filter((scene) => scene.status === 'confirmed').length,
      localities: portfolio.localities.length,
    },
  }
}

/** Findings with their sentences. */
export function lintRows(session: Session, findings: readonly LintFinding[], locale: Locale): LintRow[] {
  const say = sayFindingWith(session, locale)
  const { byId } = portfolioOf(session)
  return findings.map(({ id, rule, severity, subject, values, place, proposal, systems }) => {
    const system = subject.kind === 'system' ? byId.get(subject.id)?.system : undefined
    return {
      id,
      rule,
      severity,
      subject,
      owner: system?.owner ?? (subject.kind === 'owner' ? subject.name : null),
      kind: system?.kind ?? null,
      message: say(rule, values),
      place,
      proposal: proposal && { ...proposal, said: factText(session, proposal.field, proposal.value, locale) },
      systems: systems.length,
    }
  })
}

const mostSystems = 30

/** The facts of the systems behind a finding, with their cells. */
export function findingGround(session: Session, id: string): FindingGround {
  const finding = findLint(session, id)
  const { byId } = portfolioOf(session)
  const records = finding.systems.flatMap((system) => byId.get(system) ?? [])
  const facts = finding.facts.length === 0 ? ['name', 'owner', 'status'] : finding.facts
  return {
    systems: records
      .slice(0, mostSystems)
      .map((record) => ({ system: referenceOf(record), facts: factViews(session, record.system.id)(facts) })),
    more: Math.max(0, records.length - mostSystems),
  }
}

/** @throws Failure `unknown_row` where the finding is no longer there */
export function findLint(session: Session, id: string): LintFinding {
  const { shown, muted } = lintOf(session)
  const found = shown.find((one) => one.id === id) ?? muted.find(({ finding }) => finding.id === id)?.finding
  if (!found) throw new Failure('unknown_row', { what: 'finding', id })
  return found
}

function tally<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const entry of entries) counts.set(keyOf(entry), (counts.get(keyOf(entry)) ?? 0) + 1)
  return counts
}
