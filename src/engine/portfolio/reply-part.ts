import { textIn, type Locale } from '../../core/language/localized-text.ts'
import { rankQuestions } from '../../core/review/next-question.ts'
import { explainVerdict } from '../../core/review/review-system.ts'
import type { ReplyPart } from '../../core/reply/reply.ts'
import { cellAddress, type Origin } from '../../core/system/origin.ts'
import { systemFieldNames } from '../../core/system/fields.ts'
import { Failure } from '../../contract/failures.ts'
import { readSetting } from '../document/queries/setting.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import { loadDocumentWords } from '../export/load-words.ts'
import { fieldCell } from '../export/xlsx/systems-sheet.ts'
import { openedWorkspace, todayOf, type Session } from '../session.ts'
import { findingRows } from './finding-rows.ts'
import { originsOf } from './origins.ts'
import { referenceOf } from './read-portfolio.ts'
import { reviewStateOf } from './review-state.ts'
import { sayWith } from './say-with.ts'

/** An owner is asked what matters, not everything that is open. */
const questionsAsked = 8

/** What the owner of a system is shown: its entries with their cells, what was found, what is proposed, what is asked. */
export function replyPart(
  session: Session,
  record: SystemRecord,
  asked: { request: string; due: string | null; locale: Locale },
): ReplyPart {
  const workspace = openedWorkspace(session)
  const { request, due, locale } = asked
  const { id } = record.system
  const { subjects, reviewerOf } = reviewStateOf(session)
  const subject = subjects.get(id)
  if (!subject) throw new Failure('unknown_system', { system: id })
  const reviewer = reviewerOf(subject)
  const verdict = explainVerdict(reviewer, subject)
  const say = sayWith(session, locale)
  const { say: text } = session.resources.words[locale]
  const setting = (key: string) => {
    const value = readSetting(workspace, key)
    return typeof value === 'string' && value !== '' ? value : null
  }
  const items = new Map(
    reviewer.checklists.flatMap((checklist) => checklist.items.map((item) => [item.id, item] as const)),
  )
  const held = verdict.decided ?? verdict.computed
  return {
    request,
    workspace: { title: setting('title') ?? '', locality: setting('locality') },
    system: referenceOf(record),
    owner: record.system.owner,
    sent_on: todayOf(session),
    due,
    locale,
    facts: factsOf(session, record, locale),
    findings: findingsOf(session, id, locale),
    proposed: {
      verdict: held,
      text: text(`plan.action.${held}`),
      settled: verdict.settled || verdict.decided !== null,
      reasons: verdict.reasons.map(({ code, values }) => say('reasons', code, values)),
    },
    questions: rankQuestions(reviewer, subject)
      .slice(0, questionsAsked)
      .flatMap(({ item }) => {
        const found = items.get(item)
        if (!found) return []
        const choices = found.choices.map((choice) => textIn(choice.text, locale))
        return [{ item, text: textIn(found.text, locale), choices }]
      }),
  }
}

function factsOf(session: Session, record: SystemRecord, locale: Locale): ReplyPart['facts'] {
  const words = loadDocumentWords(session.resources.folder, 'ledger', locale)
  const origins = originsOf(session, record)
  const { say } = session.resources.words[locale]
  return systemFieldNames
    .filter((field) => field !== 'id')
    .map((field) => {
      const stated = fieldCell(words, record.system, field)
      return {
        field,
        label: say(`fields.field.${field}`),
        stated: stated === null ? '' : String(stated),
        cell: originText(origins[field]),
      }
    })
}

function originText(origin: Origin | undefined): string | null {
  if (origin?.kind === 'cell') return `${origin.file} ${origin.sheet} ${cellAddress(origin)}`
  return origin?.kind === 'edit' ? `${origin.author} ${origin.at.slice(0, 10)}` : null
}

function findingsOf(session: Session, id: string, locale: Locale): ReplyPart['findings'] {
  const say = sayWith(session, locale)
  const { instruments } = session.resources
  return findingRows(session)
    .filter((finding) => finding.system.id === id && finding.severity !== 'note')
    .map(({ rule, code, values, clause }) => {
      const instrument = instruments.find((one) => one.id === clause?.instrument)
      const cited = instrument && clause ? `${textIn(instrument.short, locale)} ${clause.clause}` : null
      return { rule, message: say('findings', code, values), clause: cited }
    })
}
