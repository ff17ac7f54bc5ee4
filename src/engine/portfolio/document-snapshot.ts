import { standingOf } from '../../core/checklist/interval.ts'
import { proveItem } from '../../core/checklist/prove.ts'
import type {
  DocumentSnapshot,
  FeedbackSummary,
  RedLineResult,
  ReviewedItem,
  SnapshotFinding,
  SnapshotPlan,
} from '../../core/document/snapshot.ts'
import type { Locale } from '../../core/language/localized-text.ts'
import type { PlanResult } from '../../core/plan/plan.ts'
import { assess } from '../../core/review/assess.ts'
import { decidingMeasures } from '../../core/review/margin.ts'
import { redLineResults } from '../../core/review/red-lines.ts'
import { explainVerdict } from '../../core/review/review-system.ts'
import { cellAddress } from '../../core/system/origin.ts'
import type { FactView } from '../../contract/calls/review.ts'
import { latestPlan } from '../document/queries/plan.ts'
import { readSetting } from '../document/queries/setting.ts'
import { lastCommandHash } from '../document/history.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { burdenRows } from './burden-rows.ts'
import { factLabel, factText } from './fact-text.ts'
import { factViews } from './fact-views.ts'
import { findingRows } from './finding-rows.ts'
import { checklistsInForce, versionsInForce } from './checklists-in-force.ts'
import { checklistVersions } from './freeze-checklists.ts'
import { publishedPart } from './own-part.ts'
import { portfolioOf } from './read-portfolio.ts'
import { reviewStateOf } from './review-state.ts'
import { sayWith } from './say-with.ts'
import { coverageRows } from './scene-matrix.ts'
import { eventsOf, reviewerOfSystem, standingOfSystem } from './sign-offs.ts'
import { termsOf } from './terms.ts'

/**
 * Everything a document is written from, at this moment.
 *
 * @param only number of the one system an opinion is about; its facts and flips are then worked out in full
 * @param locale the language the values of facts are put into
 */
export function documentSnapshot(session: Session, only: string | null, locale: Locale): DocumentSnapshot {
  const workspace = openedWorkspace(session)
  const { portfolio } = portfolioOf(session)
  const state = reviewStateOf(session)
  const subject = only === null ? null : state.subjects.get(only)
  return {
    workspace: {
      title: textSetting(session, 'title') ?? '',
      locality: textSetting(session, 'locality'),
      snapshot_hash: lastCommandHash(workspace),
      computed_at: session.surroundings.clock(),
      checklists: checklistsInUse(session),
      ...ownInUse(session),
    },
    systems: [...portfolio.systems],
    verdicts: state.rows.map((row) =>
      subject && row.system.id === only ? explainVerdict(state.reviewerOf(subject), subject) : row,
    ),
    reviews: state.rows
      .filter((row) => only === null || row.system.id === only)
      .map((row) => ({
        system: row.system.id,
        items: reviewedItems(session, row.system.id, only === null ? null : locale),
      })),
    findings: snapshotFindings(session),
    red_lines: state.rows
      .filter((row) => only === null || row.system.id === only)
      .flatMap((row) => redLinesOf(session, row.system.id)),
    plan: snapshotPlan(session),
    scenes: coverageRows(session),
    localities: [...portfolio.localities],
    indicators: [...portfolio.indicators],
    values: [...portfolio.values],
    feedback: burdenRows(session).map((row): FeedbackSummary => ({
      system: row.system.id,
      count: row.voices,
      localities: row.townships,
      satisfaction: row.satisfaction,
      minutes: row.basis === 'feedback' ? row.minutes : null,
      problems: row.problems,
    })),
    instruments: session.resources.instruments,
    terms: termsOf(session),
    settings: settingsOf(session),
    ...signOffOf(session, only),
  }
}

function checklistsInUse(session: Session): DocumentSnapshot['workspace']['checklists'] {
  const titles = new Map(versionsInForce(session).map(({ checklist }) => [checklist.id, checklist.title] as const))
  return checklistVersions(session).map(({ id, version }) => ({
    id,
    version,
    title: titles.get(id) ?? { 'zh-CN': id, en: id },
  }))
}

/** What the team published of its own: items asked, shipped ones weighed otherwise or switched off. */
function ownInUse(session: Session): Pick<DocumentSnapshot['workspace'], 'own'> {
  const { adjustments } = publishedPart(session)
  const { checklists, unchanged } = checklistsInForce(session)
  const shipped = new Map(unchanged.flatMap(({ checklist }) => checklist.items.map((item) => [item.id, item] as const)))
  const asked = checklists.flatMap(({ checklist }) => checklist.items)
  const items = asked.filter((item) => !shipped.has(item.id)).length
  if (items === 0 && adjustments.length === 0) return {}
  return {
    own: {
      items,
      adjustments: adjustments.flatMap(({ item, weight, off, reason }) => {
        const found = shipped.get(item)
        if (!found) return []
        const { id, text } = found
        return [{ id, text, shipped_weight: found.weight, weight: weight ?? found.weight, off, reason }]
      }),
    },
  }
}

function reviewedItems(session: Session, system: string, factsIn: Locale | null): ReviewedItem[] {
  const { reviewerOf, subjects, answers } = reviewStateOf(session)
  const subject = subjects.get(system)
  if (!subject) return []
  const reviewer = reviewerOf(subject)
  const assessment = assess(reviewer, subject.facts, subject.answers)
  const deciding = new Set(decidingMeasures(reviewer, assessment.tests, assessment.scores))
  const views = factsIn === null ? null : factViews(session, system)
  return reviewer.checklists.flatMap((checklist) =>
    checklist.items.flatMap((item): ReviewedItem[] => {
      const standing = standingOf(item, subject.facts, subject.answers)
      if (standing.state === 'not_applicable') return []
      const given = answers.get(system)?.get(item.id)
      const person = standing.state === 'answered' && standing.by === 'person' ? (given ?? null) : null
      const proven = standing.state === 'answered' && standing.by === 'facts' ? proveItem(item, subject.facts) : null
      return [
        {
          id: item.id,
          checklist: checklist.id,
          measure: item.measure,
          text: item.text,
          choices: item.choices.map(({ id, text }) => ({ id, text })),
          choice: standing.state === 'answered' ? standing.choice.text : null,
          basis: standing.state === 'open' ? null : standing.by === 'person' ? 'person' : 'fact',
          facts:
            views && proven && factsIn ? views(proven.facts).map((view) => snapshotFact(session, view, factsIn)) : [],
          note: person?.note ?? null,
          author: person?.author ?? null,
          source: item.source,
          deciding: deciding.has(item.measure),
        },
      ]
    }),
  )
}

function snapshotFact(session: Session, view: FactView, locale: Locale): ReviewedItem['facts'][number] {
  const cell = view.from.find((origin) => origin.kind === 'cell')
  return {
    fact: view.name,
    label: factLabel(session, view.name),
    value: factText(session, view.name, view.value, locale),
    cell: cell ? `${cell.file} ${cell.sheet} ${cellAddress(cell)}` : null,
  }
}

function redLinesOf(session: Session, system: string): RedLineResult[] {
  const { reviewer, subjects } = reviewStateOf(session)
  const facts = subjects.get(system)?.facts ?? {}
  return redLineResults(reviewer.redLines, facts).flatMap((outcome) => {
    const rule = reviewer.redLines.find((one) => one.id === outcome.rule)
    if (!rule) return []
    const said = { hit: 'hit', review: 'review', clear: 'clear', exempt: 'clear', out_of_scope: 'clear' } as const
    return [
      {
        system,
        rule: rule.id,
        severity: rule.severity,
        title: rule.title,
        result: outcome.result,
        message: rule.messages[said[outcome.result]],
        measure: rule.measure,
        source: rule.source,
      },
    ]
  })
}

function snapshotFindings(session: Session): SnapshotFinding[] {
  const chinese = sayWith(session, 'zh-CN')
  const traditional = sayWith(session, 'zh-TW')
  const english = sayWith(session, 'en')
  return findingRows(session).map((row) => ({
    system: row.system.id,
    rule: row.rule,
    severity: row.severity === 'error' ? 'warning' : row.severity,
    message: {
      'zh-CN': chinese('findings', row.code, row.values),
      'zh-TW': traditional('findings', row.code, row.values),
      en: english('findings', row.code, row.values),
    },
    clause: row.clause ? [row.clause] : [],
  }))
}

function snapshotPlan(session: Session): SnapshotPlan | null {
  const stored = latestPlan(openedWorkspace(session))
  return stored ? (stored.result as PlanResult) : null
}

/** Settings a reader may want to know, by name: thresholds of the review and the plan's figures. */
function settingsOf(session: Session): DocumentSnapshot['settings'] {
  const { thresholds } = reviewStateOf(session).reviewer.settings
  const settings: DocumentSnapshot['settings'] = {}
  for (const [measure, value] of Object.entries(thresholds)) settings[`threshold_${measure}`] = value
  const plan = snapshotPlan(session) ? (latestPlan(openedWorkspace(session))?.settings as object) : {}
  for (const [key, value] of Object.entries(plan)) {
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) settings[key] = value as string
  }
  return settings
}

/** Reviewer and signature of the one system; nothing where neither a name nor a step is on record. */
function signOffOf(session: Session, only: string | null): Pick<DocumentSnapshot, 'sign_off'> {
  const record = only === null ? undefined : portfolioOf(session).byId.get(only)
  if (!record) return {}
  const { signature, changes } = standingOfSystem(session, record)
  const reviewer = reviewerOfSystem(session, record)
  if (reviewer === null && eventsOf(session, record).length === 0) return {}
  const { author: signer = null, at: signed_at = null, hash = null } = signature ?? {}
  return { sign_off: { reviewer, signer, signed_at, hash, changes: changes.length } }
}

function textSetting(session: Session, key: string): string | null {
  const value = readSetting(openedWorkspace(session), key)
  return typeof value === 'string' && value !== '' ? value : null
}
