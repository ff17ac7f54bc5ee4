import type { EngineHandlers, Parsed } from '../../contract/calls.ts'
import type { ConditionCount, OwnDraft } from '../../contract/calls/own-checklist.ts'
import { Failure } from '../../contract/failures.ts'
import { evaluate, type Condition } from '../../core/checklist/condition.ts'
import { checkWeight, type OwnItemProblem } from '../../core/checklist/own/check-own-item.ts'
import { nextChecklistId, nextItemId } from '../../core/checklist/own/own-ids.ts'
import type { OwnItem, OwnText } from '../../core/checklist/own/own-part.ts'
import { readyScales } from '../../core/checklist/own/ready-scales.ts'
import { readCondition } from '../../core/checklist/parse-condition.ts'
import { startReading } from '../../core/checklist/read-value.ts'
import type { Locale } from '../../core/language/localized-text.ts'
import {
  countAnswers,
  givenIds,
  latestPublication,
  readDraft,
  removeOwnChecklist,
  removeOwnItem,
  writeAdjustment,
  writeOwnChecklist,
  writeOwnItem,
} from '../document/queries/own-checklist.ts'
import { write } from '../document/workspace.ts'
import { checklistsInForce, versionsInForce } from '../portfolio/checklists-in-force.ts'
import { compareWorkbook, exportWorkbook, takeWorkbook } from '../portfolio/checklist-workbook.ts'
import { answersTo } from '../portfolio/own-answers.ts'
import {
  checkItem,
  checklistOfShipped,
  draftChanges,
  publishDraft,
  publishedPart,
  writeDraft,
} from '../portfolio/own-part.ts'
import { reviewStateOf } from '../portfolio/review-state.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject = Extract<keyof EngineHandlers, `own_checklist.${string}`>

export function ownChecklistHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'own_checklist.draft': () => ownDraft(session),
    'own_checklist.count': ({ condition }) => countSystems(session, condition),
    'own_checklist.check': ({ item }) => checkItem(session, itemOf(session, item), readDraft(openedWorkspace(session))),
    'own_checklist.save_item': ({ item }) => saveItem(session, item),
    'own_checklist.retire_item': ({ id, reason }) => retireItem(session, id, given(reason)),
    'own_checklist.adjust': ({ item, weight, off, reason }) => {
      const workspace = openedWorkspace(session)
      if (checklistOfShipped(session, item) === null) throw new Failure('unknown_item', { item })
      if (weight !== null && !checkWeight(weight)) throw refused(session, { code: 'weight', detail: String(weight) })
      if (off && given(reason) === null) throw refused(session, { code: 'retired_without_reason', detail: item })
      write(workspace, { name: 'own_checklist.adjust', values: { item } }, () =>
        writeAdjustment(workspace, { item, weight, off, reason: given(reason) }),
      )
      return null
    },
    'own_checklist.save_checklist': ({ id, title, purpose }) => {
      const workspace = openedWorkspace(session)
      const held = readDraft(workspace).checklists.find((one) => one.id === id)
      if (id !== null && !held) throw new Failure('unknown_row', { what: 'own_checklist', id })
      if (title['zh-CN'].trim() === '') throw refused(session, { code: 'no_text', detail: '' })
      if (purpose['zh-CN'].trim() === '') throw refused(session, { code: 'no_help', detail: '' })
      const saved = id ?? nextChecklistId(givenIds(workspace, 'own_checklist'))
      write(workspace, { name: 'own_checklist.save_checklist', values: { title: title['zh-CN'] } }, () =>
        writeOwnChecklist(workspace, {
          id: saved,
          title: trimmed(title),
          purpose: trimmed(purpose),
          retired: held?.retired ?? null,
        }),
      )
      return { id: saved }
    },
    'own_checklist.retire_checklist': ({ id, reason }) => retireChecklist(session, id, given(reason)),
    'own_checklist.publish': () => publish(session),
    'own_checklist.discard': () => {
      const workspace = openedWorkspace(session)
      write(workspace, { name: 'own_checklist.discard' }, () => writeDraft(session, publishedPart(session)))
      return null
    },
    'own_checklist.answers': ({ item }) => answersTo(session, item),
    'own_checklist.export': ({ locale }) => exportWorkbook(session, locale),
    'own_checklist.compare': ({ name, content, locale }) => compareWorkbook(session, name, content, locale),
    'own_checklist.take': ({ name, content, locale }) => takeWorkbook(session, name, content, locale),
  }
}

function ownDraft(session: Session): OwnDraft {
  const workspace = openedWorkspace(session)
  const last = latestPublication(workspace)
  const { revisions: _, ...published } = publishedPart(session)
  const shipped = checklistsInForce(session).unchanged.map(({ checklist }) => checklist)
  return {
    draft: readDraft(workspace),
    published,
    publication: last ? { number: last.number, author: last.author, at: last.at } : null,
    changes: draftChanges(session),
    shipped,
    ready_scales: readyScales(shipped),
    instruments: session.resources.instruments,
    answers: countAnswers(workspace),
  }
}

/** Fails with `invalid_input` for a condition that names no fact there is, or asks of it what it cannot answer. */
function countSystems(session: Session, value: unknown): ConditionCount {
  const reading = startReading()
  const condition = readCondition(reading, value, [], '', new Map())
  const [problem] = reading.problems
  if (problem || condition === null) throw new Failure('invalid_input', { detail: problem?.message.trim() ?? '' })
  const facts = [...reviewStateOf(session).facts.values()]
  const count = { yes: 0, maybe: 0, no: 0, total: facts.length }
  for (const one of facts) count[evaluate(condition, one)] += 1
  return count
}

type ItemInput = Parsed<'own_checklist.save_item'>['item']

/** What was sent, as an item; its conditions are checked with it (`checkItem`). */
function itemOf(session: Session, input: ItemInput): OwnItem {
  const held = readDraft(openedWorkspace(session)).items.find((one) => one.id === input.id)
  return {
    ...input,
    id: input.id ?? '',
    text: trimmed(input.text),
    help: trimmed(input.help),
    applies: (input.applies ?? null) as Condition | null,
    choices: input.choices.map((choice) => ({ ...choice, text: trimmed(choice.text) })),
    proven_by: input.proven_by.map(({ when, choice }) => ({ when: when as Condition, choice })),
    source: input.source.map((clause) => ({ ...clause, clause: clause.clause.trim() })),
    retired: held?.retired ?? null,
  }
}

/** Without blanks at the ends, and without languages that nobody wrote. */
function trimmed(text: OwnText): OwnText {
  const rest = (['zh-TW', 'en'] as const).flatMap((locale) => {
    const written = text[locale]?.trim() ?? ''
    return written === '' ? [] : [[locale, written] as const]
  })
  return { 'zh-CN': text['zh-CN'].trim(), ...Object.fromEntries(rest) }
}

function saveItem(session: Session, input: ItemInput): { id: string } {
  const workspace = openedWorkspace(session)
  const draft = readDraft(workspace)
  if (input.id !== null && !draft.items.some((one) => one.id === input.id)) {
    throw new Failure('unknown_item', { item: input.id })
  }
  const id = input.id ?? nextItemId(givenIds(workspace, 'own_item'))
  const item = { ...itemOf(session, input), id }
  const [problem] = checkItem(session, item, draft)
  if (problem) throw refused(session, problem)
  write(workspace, { name: 'own_checklist.save_item', values: { item: id, text: item.text['zh-CN'] } }, () =>
    writeOwnItem(workspace, item),
  )
  return { id }
}

function retireItem(session: Session, id: string, reason: string | null): null {
  const workspace = openedWorkspace(session)
  const item = readDraft(workspace).items.find((one) => one.id === id)
  if (!item) throw new Failure('unknown_item', { item: id })
  const name = reason === null ? 'own_checklist.restore_item' : 'own_checklist.retire_item'
  const everAsked = publishedPart(session).items.some((one) => one.id === id)
  write(workspace, { name, values: { item: id, text: item.text['zh-CN'] } }, () => {
    if (reason !== null && !everAsked) removeOwnItem(workspace, id)
    else writeOwnItem(workspace, { ...item, retired: reason })
  })
  return null
}

function retireChecklist(session: Session, id: string, reason: string | null): null {
  const workspace = openedWorkspace(session)
  const { checklists, items } = readDraft(workspace)
  const checklist = checklists.find((one) => one.id === id)
  if (!checklist) throw new Failure('unknown_row', { what: 'own_checklist', id })
  const name = reason === null ? 'own_checklist.restore_checklist' : 'own_checklist.retire_checklist'
  const everUsed =
    publishedPart(session).checklists.some((one) => one.id === id) || items.some((one) => one.checklist === id)
  write(workspace, { name, values: { title: checklist.title['zh-CN'] } }, () => {
    if (reason !== null && !everUsed) removeOwnChecklist(workspace, id)
    else writeOwnChecklist(workspace, { ...checklist, retired: reason })
  })
  return null
}

function publish(session: Session) {
  const workspace = openedWorkspace(session)
  const changes = draftChanges(session)
  if (changes.length === 0) {
    return { number: latestPublication(workspace)?.number ?? 0, changes, versions: [] }
  }
  const values = { count: changes.length, number: (latestPublication(workspace)?.number ?? 0) + 1 }
  const { number } = write(workspace, { name: 'own_checklist.publish', values }, () => publishDraft(session, changes))
  const changed = new Set(changes.map((change) => change.checklist))
  const versions = versionsInForce(session).flatMap(({ checklist: { id, version } }) =>
    changed.has(id) ? [{ id, version }] : [],
  )
  return { number, changes, versions }
}

function refused(session: Session, { code, detail }: Pick<OwnItemProblem, 'code' | 'detail'>): Failure {
  const say = (locale: Locale) => session.resources.words[locale].say(`own-checklists.problem.${code}`, { detail })
  return new Failure('invalid_input', { detail: `${say('zh-CN')} / ${say('en')}` })
}

function given(reason: string | null): string | null {
  return reason?.trim() || null
}
