import type { HistoryEntry } from '../../../contract/calls/history.ts'
import { systemFieldNames, systemFields } from '../../../core/system/fields.ts'
import { useFieldWords } from '../../language/useFieldWords.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useReview } from '../../stores/review.ts'

type Change = HistoryEntry['changes'][number]

/** References between rows, and what the program keeps for itself: no news to a reader. */
const silent = new Set([
  'uid',
  'origins',
  'extra',
  'source',
  'source_row',
  'source_column',
  'source_table',
  'columns',
  'report',
  'cells',
  'record',
  'shape',
  'mapping',
  'result',
  'settings',
  'ground',
  'content',
  'author',
  'at',
  'touched',
  'system',
  'scene',
  'scene_function',
  'locality',
  'first',
  'second',
  'merged_into',
  'into_system',
  'checklist',
  'version',
  'snapshot',
  'sha256',
  'size',
  'parent',
])
const longest = 160

/** How a recorded change is told: tables, columns and values in words. */
export function useEntryWords() {
  const { t, te, text } = useLanguage()
  const fields = useFieldWords()
  const review = useReview()

  function isTelling(entry: HistoryEntry, change: Change): boolean {
    if (silent.has(change.column)) return false
    if (entry.operation === 'update') return true
    const value = entry.operation === 'insert' ? change.after : change.before
    return value !== null && value !== '' && change.column !== 'name'
  }

  function table(name: string): string {
    return te(`screen-history.table.${name}`, 'zh-CN') ? t(`screen-history.table.${name}`) : name
  }

  function label(entry: HistoryEntry): string {
    if (entry.table === 'answer') {
      const item = review.items.get(entry.label ?? '')
      return item ? text(item.text) : (entry.label ?? '')
    }
    return entry.label === entry.row && entry.table !== 'setting' ? '' : (entry.label ?? '')
  }

  function column(tableName: string, name: string): string {
    const field = tableName === 'system' ? systemFieldNames.find((one) => one === name) : undefined
    if (field) return fields.label(field)
    return te(`screen-history.column.${name}`, 'zh-CN') ? t(`screen-history.column.${name}`) : name
  }

  function value(tableName: string, name: string, raw: unknown): string {
    if (raw === null || raw === undefined || raw === '') return t('screen-history.nothing')
    const field = tableName === 'system' ? systemFieldNames.find((one) => one === name) : undefined
    if (field) return cut(fields.shown(field, fieldValue(systemFields[field].type, raw)))
    const key = `screen-history.value.${name}.${String(raw)}`
    if (te(key, 'zh-CN')) return t(key)
    if (name === 'verdict' || name === 'computed') return t(`document.labels.verdict.${String(raw)}`)
    return cut(String(raw))
  }

  return { isTelling, table, label, column, value }
}

/** The journal keeps values as the database does: yes and no as 1 and 0, lists as JSON. */
function fieldValue(type: string, raw: unknown): unknown {
  if (type === 'boolean') return raw === 1 || raw === true
  if ((type === 'list' || type === 'choices') && typeof raw === 'string' && raw.startsWith('['))
    return JSON.parse(raw) as unknown
  return raw
}

function cut(shown: string): string {
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown
}
