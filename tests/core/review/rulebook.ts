import { join } from 'node:path'
import type { Checklist, ChecklistItem, Measure, RedLine } from '../../../src/core/checklist/checklist.ts'
import { systemFieldNames } from '../../../src/core/system/fields.ts'
import { derivedFactNames } from '../../../src/core/review/fact-names.ts'
import { createReviewer, type Reviewer } from '../../../src/core/review/assess.ts'
import type { Facts, FactValue } from '../../../src/core/checklist/condition.ts'
import { loadRules } from '../../../src/engine/resources/load-rules.ts'

export const rules = loadRules(join(import.meta.dirname, '../../../resources'))

const text = { 'zh-CN': '问', en: 'asked' }

/** An item with the choices yes (1), partly (0.5), no (0). */
export function item(id: string, measure: Measure, more: Partial<ChecklistItem> = {}): ChecklistItem {
  return {
    id,
    measure,
    weight: 1,
    text,
    help: text,
    choices: [
      { id: 'yes', value: 1, text },
      { id: 'partly', value: 0.5, text },
      { id: 'no', value: 0, text },
    ],
    proven_by: [],
    evidence: 'none',
    source: [],
    measures_use: false,
    ...more,
  }
}

export function checklist(items: ChecklistItem[]): Checklist {
  return { id: 'own', version: '1', title: text, purpose: text, sections: [], items }
}

export function redLine(id: string, more: Partial<RedLine> & Pick<RedLine, 'when'>): RedLine {
  return {
    id,
    severity: 'red_line',
    title: { 'zh-CN': `红线${id}`, en: `red line ${id}` },
    effect: 'rectify',
    messages: { hit: text, clear: text, review: text },
    measure: text,
    source: [],
    ...more,
  }
}

export function reviewer(items: ChecklistItem[], redLines: RedLine[] = []): Reviewer {
  return createReviewer({ checklists: [checklist(items)], redLines, table: rules.table, settings: rules.settings })
}

const unknown = Object.fromEntries([...systemFieldNames, ...derivedFactNames].map((name) => [name, null]))

/** Facts of an ordinary running system of the locality's own; everything not named here is unknown. */
export function ordinaryFacts(more: Record<string, FactValue> = {}): Facts {
  return {
    ...unknown,
    id: 's1',
    name: '测试系统',
    kind: 'business_system',
    status: 'running',
    personal_data: false,
    mandated_from_above: false,
    protected: false,
    yields_to_duplicate: false,
    duplicates_confirmed: 0,
    needed_functions: 1,
    sole_functions: 0,
    covered_elsewhere: 0,
    covered_from_above: false,
    covered_by_larger: false,
    functional_overlaps: 0,
    weak_staff_share: 0,
    ...more,
  }
}

/** One item a measure, in the order demand, benefit, capacity, boundary, inclusion. */
export const oneEach = [
  item('D', 'demand'),
  item('B', 'benefit'),
  item('C', 'capacity'),
  item('L', 'boundary'),
  item('I', 'inclusion'),
]
export const allYes = { D: 'yes', B: 'yes', C: 'yes', L: 'yes', I: 'yes' }
