import { findFindings, type Evidence, type FindingSubject } from '../../core/finding/find.ts'
import type { Finding } from '../../core/finding/finding.ts'
import { sayWith, type TermWords } from './say-with.ts'
import type { FindingRow } from '../../contract/calls/review.ts'
import { listAttachments } from '../document/queries/attachment.ts'
import { listRelistings } from '../document/queries/listed-names.ts'
import { openedWorkspace, remember, todayOf, type Session } from '../session.ts'
import { factViews } from './fact-views.ts'
import { portfolioOf } from './read-portfolio.ts'
import { reviewStateOf } from './review-state.ts'

/** Everything there is to say about the systems, each with its facts and the cells behind them. */
export const findingRows = remember<FindingRow[]>((session) => {
  const { reviewer, proposals, reviewerOf } = reviewStateOf(session)
  const say = sayWith(session, 'zh-CN')
  const views = new Map<string, ReturnType<typeof factViews>>()
  const viewsOf = (id: string) => {
    const held = views.get(id) ?? factViews(session, id)
    views.set(id, held)
    return held
  }
  const subjects = subjectsOf(session)
  const found = [reviewer, proposals].flatMap((one) => {
    const own = subjects.filter((subject) => reviewerOf(subject) === one)
    return findFindings(one, own, todayOf(session))
  })
  const positions = new Map(subjects.map((subject, at) => [subject.system.id, at]))
  const place = (id: string) => positions.get(id) ?? 0
  return found
    .toSorted((a, b) => place(a.system.id) - place(b.system.id))
    .map((finding) => rowOf(finding, say, viewsOf(finding.system.id)))
})

function rowOf(finding: Finding, say: TermWords, views: ReturnType<typeof factViews>): FindingRow {
  const { id, system, rule, severity, code, clause } = finding
  return {
    id,
    system,
    rule,
    severity,
    code,
    values: finding.values,
    message: say('findings', code, finding.values),
    clause,
    facts: views(finding.facts),
  }
}

function subjectsOf(session: Session): FindingSubject[] {
  const { subjects, answers, rows, decisions } = reviewStateOf(session)
  const { byId, survivor } = portfolioOf(session)
  const relistings = new Map(listRelistings(openedWorkspace(session)).map((one) => [one.system, one]))
  const attached = new Map<string, number>()
  for (const attachment of listAttachments(openedWorkspace(session))) {
    const key = `${survivor(attachment.system)?.system.id ?? ''} ${attachment.item ?? ''}`
    attached.set(key, (attached.get(key) ?? 0) + 1)
  }
  const relistedOf = (id: string): FindingSubject['relisted'] => {
    const relisting = relistings.get(id)
    if (!relisting) return null
    const record = byId.get(id)
    const edit = record?.origins.status
    // A later list that closes it again settles the matter; a status set by hand before does not.
    if (record?.system.status === 'closed' && !(edit && 'edit' in edit)) return null
    return {
      file: relisting.file,
      at: relisting.imported_at,
      verdict: relisting.verdict,
      decided_at: decisions.get(id)?.at ?? null,
      edited_at: edit && 'edit' in edit ? edit.edit[1] : null,
    }
  }
  return rows.flatMap((verdict) => {
    const { id } = verdict.system
    const subject = subjects.get(id)
    const record = byId.get(id)?.system
    if (!subject || !record) return []
    const evidence: Record<string, Evidence> = {}
    for (const [item, answer] of answers.get(id) ?? []) {
      evidence[item] = { note: answer.note, attachments: attached.get(`${id} ${item}`) ?? 0 }
    }
    return [{ ...subject, record, verdict, evidence, relisted: relistedOf(id) }]
  })
}
