import type { RefusedCell, SheetDifference } from '../../contract/calls/own-checklist.ts'
import { Failure } from '../../contract/failures.ts'
import { evidenceRules, measures, textStatuses } from '../../core/checklist/checklist.ts'
import { checkWeight, type OwnItemField } from '../../core/checklist/own/check-own-item.ts'
import type { Named } from '../../core/checklist/own/condition-vocabulary.ts'
import {
  itemColumns,
  readItemRow,
  writeItemRow,
  type ItemColumn,
  type RowWords,
} from '../../core/checklist/own/item-row.ts'
import { nextChecklistId, nextItemId } from '../../core/checklist/own/own-ids.ts'
import type { Adjustment, OwnChecklist, OwnItem, OwnPart } from '../../core/checklist/own/own-part.ts'
import { localized } from '../../core/checklist/own/own-part.ts'
import { readyScales } from '../../core/checklist/own/ready-scales.ts'
import { writeChoices } from '../../core/checklist/own/choices-text.ts'
import { locales, textIn, type Locale } from '../../core/language/localized-text.ts'
import { givenIds, readDraft } from '../document/queries/own-checklist.ts'
import { write } from '../document/workspace.ts'
import { openWorkbook, readForm, writeFormWorkbook, type FilledRow } from '../export/xlsx/checklist-workbook.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { checklistsInForce } from './checklists-in-force.ts'
import { sayConditionProblem, vocabularyOf } from './condition-words.ts'
import { changesBetween, checkItem, writeDraft } from './own-part.ts'

const shippedColumns = ['id', 'checklist', 'text', 'shipped_weight', 'weight', 'state', 'retired'] as const
const checklistColumns = [
  'id',
  'title',
  'title_traditional',
  'title_english',
  'purpose',
  'purpose_traditional',
  'purpose_english',
  'state',
  'retired',
] as const

const widths: Readonly<Record<string, number>> = {
  text: 44,
  help: 44,
  applies: 36,
  proven_by: 36,
  choices: 30,
  instrument: 28,
  clause: 20,
  checklist: 16,
  retired: 28,
  purpose: 36,
  title: 24,
}

/** The draft as a workbook to be edited elsewhere. */
export async function exportWorkbook(session: Session, locale: Locale): Promise<{ name: string; content: string }> {
  const { say, tree } = session.resources.words[locale]
  const draft = readDraft(openedWorkspace(session))
  const words = rowWords(session, draft, locale)
  const column = (key: string, list?: readonly string[], strict = true) => ({
    key,
    header: say(`own-checklists.sheet.column.${key}`),
    width: widths[key] ?? (/traditional|english/.test(key) ? 24 : 12),
    ...(list ? { list, strict } : {}),
  })
  const first = (list: readonly Named[]) => list.map((one) => one.words[0] ?? one.id)
  const states = first(words.lists.state)
  const lines = Object.values(tree('own-checklists.sheet.guide_lines')).filter((one) => typeof one === 'string')
  const adjusted = new Map(draft.adjustments.map((one) => [one.item, one]))
  const bytes = await writeFormWorkbook(
    {
      guide: { name: say('own-checklists.sheet.guide'), title: say('own-checklists.sheet.guide_title'), lines },
      lists: say('own-checklists.sheet.lists'),
      forms: [
        {
          name: say('own-checklists.sheet.items'),
          columns: itemColumns.map((key) => {
            if (key === 'choices') return column(key, words.readyScales.map(writeChoices), false)
            return column(key, isClosed(key) ? first(words.lists[key]) : undefined)
          }),
          rows: draft.items.map((item) => writeItemRow(item, words)),
          spare: 60,
          fixed: ['id'],
        },
        {
          name: say('own-checklists.sheet.shipped'),
          columns: shippedColumns.map((key) => column(key, key === 'state' ? states : undefined)),
          rows: shippedItems(session).map(({ checklist, item }) => ({
            id: item.id,
            checklist: textIn(checklist.title, locale),
            text: textIn(item.text, locale),
            shipped_weight: item.weight,
            weight: adjusted.get(item.id)?.weight ?? '',
            state: states[adjusted.get(item.id)?.off ? 1 : 0] ?? '',
            retired: adjusted.get(item.id)?.reason ?? '',
          })),
          spare: 0,
          fixed: ['id', 'checklist', 'text', 'shipped_weight'],
        },
        {
          name: say('own-checklists.sheet.checklists'),
          columns: checklistColumns.map((key) => column(key, key === 'state' ? states : undefined)),
          rows: draft.checklists.map(({ id, title, purpose, retired }) => ({
            id,
            title: title['zh-CN'],
            title_traditional: title['zh-TW'] ?? '',
            title_english: title.en ?? '',
            purpose: purpose['zh-CN'],
            purpose_traditional: purpose['zh-TW'] ?? '',
            purpose_english: purpose.en ?? '',
            state: states[retired === null ? 0 : 1] ?? '',
            retired: retired ?? '',
          })),
          spare: 10,
          fixed: ['id'],
        },
      ],
    },
    session.surroundings.clock(),
  )
  return { name: say('own-checklists.sheet.file'), content: Buffer.from(bytes).toString('base64') }
}

/** What a workbook would change of the draft; nothing is written. */
export async function compareWorkbook(
  session: Session,
  name: string,
  content: string,
  locale: Locale,
): Promise<SheetDifference> {
  return (await readWorkbook(session, name, content, locale)).difference
}

/** Takes a workbook into the draft, as one step; rows with a refused cell are left out. */
export async function takeWorkbook(
  session: Session,
  name: string,
  content: string,
  locale: Locale,
): Promise<SheetDifference> {
  const workspace = openedWorkspace(session)
  const { draft, difference } = await readWorkbook(session, name, content, locale)
  if (difference.changes.length > 0) {
    const values = { file: name, count: difference.changes.length }
    write(workspace, { name: 'own_checklist.take', values }, () => writeDraft(session, draft))
  }
  return difference
}

type Refuse = (row: FilledRow, column: string, remedy: string) => void

async function readWorkbook(
  session: Session,
  name: string,
  content: string,
  locale: Locale,
): Promise<{ draft: OwnPart; difference: SheetDifference }> {
  const { say } = session.resources.words[locale]
  const workspace = openedWorkspace(session)
  const unfit = (detail: string) =>
    new Failure('source_refused', { file: name, detail: say('own-checklists.sheet.not_a_workbook', { detail }) })
  const workbook = await openWorkbook(Buffer.from(content, 'base64'))
  if (!workbook) throw unfit(say('own-checklists.sheet.unreadable'))
  const everywhere = (key: string) =>
    locales.map((one) => session.resources.words[one].say(`own-checklists.sheet.${key}`))
  const form = (sheet: 'items' | 'shipped' | 'checklists', columns: readonly string[]) => {
    const headings = Object.fromEntries(columns.map((key) => [key, everywhere(`column.${key}`)]))
    const read = readForm(workbook, everywhere(sheet), headings)
    const shown = say(`own-checklists.sheet.${sheet}`)
    if (!read) throw unfit(say('own-checklists.sheet.no_table', { sheet: shown }))
    if (read.missing !== null) {
      const column = say(`own-checklists.sheet.column.${read.missing}`)
      throw unfit(say('own-checklists.sheet.no_column', { sheet: shown, column }))
    }
    return read
  }
  const refused: RefusedCell[] = []
  const refusing =
    (sheet: string): Refuse =>
    (row, column, remedy) =>
      void refused.push({ sheet, cell: row.addressOf(column), value: row.cells[column] ?? '', remedy })
  const before = readDraft(workspace)
  const lists = form('checklists', checklistColumns)
  const shipped = form('shipped', shippedColumns)
  const items = form('items', itemColumns)
  const checklists = readChecklists(session, lists.rows, before, locale, refusing(lists.name))
  const draft: OwnPart = {
    checklists,
    adjustments: readAdjustments(session, shipped.rows, before, locale, refusing(shipped.name)),
    items: readItems(session, items.rows, { ...before, checklists }, locale, refusing(items.name)),
  }
  const titles = new Map([
    ...[...before.items, ...draft.items].map((one) => [one.id, textIn(localized(one.text), locale)] as const),
    ...[...before.checklists, ...checklists].map((one) => [one.id, textIn(localized(one.title), locale)] as const),
    ...shippedItems(session).map(({ item }) => [item.id, textIn(item.text, locale)] as const),
  ])
  const changes = changesBetween(session, before, draft).map((one) => ({ ...one, title: titles.get(one.id) ?? one.id }))
  const rows = lists.rows.length + shipped.rows.length + items.rows.length
  return { draft, difference: { changes, refused, rows } }
}

/** The items of the draft with what the rows change of them, and new ones. A row that is missing changes nothing. */
function readItems(session: Session, rows: FilledRow[], draft: OwnPart, locale: Locale, refuse: Refuse): OwnItem[] {
  const { say } = session.resources.words[locale]
  const words = rowWords(session, draft, locale)
  const items = new Map(draft.items.map((one) => [one.id, one]))
  const used = givenIds(openedWorkspace(session), 'own_item')
  const seen = new Set<string>()
  for (const row of rows) {
    const typed = row.cells.id?.trim() ?? ''
    const cells = row.cells as Record<ItemColumn, string>
    const held = typed === '' ? sameItem(items.values(), cells, words) : (items.get(typed) ?? null)
    if (typed !== '' && !held) {
      refuse(row, 'id', say('own-checklists.row_problem.unknown_id', { value: typed }))
      continue
    }
    const id = held?.id ?? nextItemId(used)
    if (seen.has(id)) {
      refuse(row, typed === '' ? 'text' : 'id', say('own-checklists.row_problem.repeated_id', { value: id }))
      continue
    }
    const read = readItemRow(cells, held, id, words)
    if (!read.ok) {
      for (const { column, code, value, choices, condition } of read.problems) {
        const detail = condition ? sayConditionProblem(session, condition, locale) : ''
        refuse(row, column, say(`own-checklists.row_problem.${code}`, { value, choices, detail }))
      }
      continue
    }
    const problems = checkItem(session, read.item, draft)
    for (const { field, code, detail } of problems) {
      refuse(row, columnOf(field), say(`own-checklists.problem.${code}`, { detail }))
    }
    if (problems.length > 0) continue
    seen.add(id)
    used.push(id)
    items.set(id, read.item)
  }
  return [...items.values()]
}

/** A row without a number that words an item of the draft is that item, so that taking a file twice changes nothing. */
function sameItem(items: Iterable<OwnItem>, cells: Record<ItemColumn, string>, words: RowWords): OwnItem | null {
  for (const item of items) {
    const row = writeItemRow(item, words)
    if (row.text === cells.text.trim() && row.checklist === cells.checklist.trim()) return item
  }
  return null
}

function columnOf(field: OwnItemField): string {
  return field === 'source' ? 'instrument' : field
}

function readAdjustments(
  session: Session,
  rows: FilledRow[],
  draft: OwnPart,
  locale: Locale,
  refuse: Refuse,
): Adjustment[] {
  const { say } = session.resources.words[locale]
  const known = new Map(shippedItems(session).map(({ item }) => [item.id, item]))
  const adjustments = new Map(draft.adjustments.map((one) => [one.item, one]))
  for (const row of rows) {
    const item = known.get(row.cells.id?.trim() ?? '')
    if (!item) {
      refuse(row, 'id', say('own-checklists.row_problem.unknown_id', { value: row.cells.id ?? '' }))
      continue
    }
    const typed = row.cells.weight?.trim().normalize('NFKC') ?? ''
    const weight = typed === '' || Number(typed) === item.weight ? null : Number(typed)
    const off = stateOf(session, row, locale, refuse)
    const reason = row.cells.retired?.trim() || null
    if (off === null) continue
    if (weight !== null && !checkWeight(weight)) {
      refuse(row, 'weight', say('own-checklists.row_problem.weight', { value: typed }))
    } else if (off && reason === null) {
      refuse(row, 'retired', say('own-checklists.problem.retired_without_reason'))
    } else if (weight === null && !off) adjustments.delete(item.id)
    else adjustments.set(item.id, { item: item.id, weight, off, reason })
  }
  return [...adjustments.values()].toSorted((left, right) => (left.item < right.item ? -1 : 1))
}

function readChecklists(
  session: Session,
  rows: FilledRow[],
  draft: OwnPart,
  locale: Locale,
  refuse: Refuse,
): OwnChecklist[] {
  const { say } = session.resources.words[locale]
  const checklists = new Map(draft.checklists.map((one) => [one.id, one]))
  const used = givenIds(openedWorkspace(session), 'own_checklist')
  for (const row of rows) {
    const cell = (key: (typeof checklistColumns)[number]) => row.cells[key]?.trim() ?? ''
    const typed = cell('id')
    const held =
      typed === ''
        ? [...checklists.values()].find((one) => one.title['zh-CN'] === cell('title'))
        : checklists.get(typed)
    if (typed !== '' && !held) {
      refuse(row, 'id', say('own-checklists.row_problem.unknown_id', { value: typed }))
      continue
    }
    const retired = stateOf(session, row, locale, refuse)
    const text = (key: 'title' | 'purpose') => ({
      'zh-CN': cell(key),
      ...(cell(`${key}_traditional`) === '' ? {} : { 'zh-TW': cell(`${key}_traditional`) }),
      ...(cell(`${key}_english`) === '' ? {} : { en: cell(`${key}_english`) }),
    })
    if (retired === null) continue
    if (cell('title') === '') refuse(row, 'title', say('own-checklists.problem.no_text'))
    else if (cell('purpose') === '') refuse(row, 'purpose', say('own-checklists.problem.no_help'))
    else if (retired && cell('retired') === '') {
      refuse(row, 'retired', say('own-checklists.problem.retired_without_reason'))
    } else {
      const id = held?.id ?? nextChecklistId(used)
      used.push(id)
      checklists.set(id, {
        id,
        title: text('title'),
        purpose: text('purpose'),
        retired: retired ? cell('retired') : null,
      })
    }
  }
  return [...checklists.values()]
}

/** Whether a row says *retired*; null where its state is neither, which is then refused. */
function stateOf(session: Session, row: FilledRow, locale: Locale, refuse: Refuse): boolean | null {
  const typed = row.cells.state?.trim() ?? ''
  if (typed === '') return false
  const states = wordsOf(session, ['active', 'retired'], 'own-checklists.state', locale)
  const found = states.find((one) => one.words.includes(typed))
  if (found) return found.id === 'retired'
  const choices = states.map((one) => one.words[0]).join('、')
  const { say } = session.resources.words[locale]
  refuse(row, 'state', say('own-checklists.row_problem.not_in_list', { value: typed, choices }))
  return null
}

function shippedItems(session: Session) {
  return checklistsInForce(session).unchanged.flatMap(({ checklist }) =>
    checklist.items.map((item) => ({ checklist, item })),
  )
}

function isClosed(column: ItemColumn): column is keyof RowWords['lists'] {
  return ['checklist', 'state', 'measure', 'evidence', 'instrument', 'text_status', 'measures_use'].includes(column)
}

/** What the closed lists are called: written in one language, read in any. */
function rowWords(session: Session, draft: OwnPart, locale: Locale): RowWords {
  const order = [locale, ...locales.filter((one) => one !== locale)]
  const shipped = checklistsInForce(session).unchanged.map(({ checklist }) => checklist)
  const titled = [
    ...shipped.map(({ id, title }) => ({ id, title })),
    ...draft.checklists.filter((one) => one.retired === null).map(({ id, title }) => ({ id, title: localized(title) })),
  ]
  return {
    locale,
    vocabulary: vocabularyOf(session, locale),
    readyScales: readyScales(shipped),
    lists: {
      checklist: titled.map(({ id, title }) => ({ id, words: [...order.map((one) => textIn(title, one)), id] })),
      instrument: session.resources.instruments.map(({ id, short, title }) => ({
        id,
        words: [...order.flatMap((one) => [textIn(short, one), textIn(title, one)]), id],
      })),
      state: wordsOf(session, ['active', 'retired'], 'own-checklists.state', locale),
      measure: wordsOf(session, measures, 'document.labels.measure', locale),
      evidence: wordsOf(session, evidenceRules, 'own-checklists.evidence', locale),
      text_status: wordsOf(session, textStatuses, 'own-checklists.text_status', locale),
      measures_use: ['yes', 'no'].map((id) => ({
        id,
        words: order.map((one) => session.resources.words[one].say(`own-checklists.condition.${id}`)),
      })),
    },
  }
}

function wordsOf(session: Session, ids: readonly string[], file: string, locale: Locale): Named[] {
  const order = [locale, ...locales.filter((one) => one !== locale)]
  return ids.map((id) => ({
    id,
    words: [...order.map((one) => session.resources.words[one].say(`${file}.${id}`)), id],
  }))
}
