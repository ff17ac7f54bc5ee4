import { measures } from '../../../core/checklist/checklist.ts'
import { systemFields } from '../../../core/system/fields.ts'
import type { SystemField } from '../../../core/system/system.ts'
import type { HistoryCommand, HistoryEntry } from '../../../contract/calls/history.ts'
import { useCommandSentence } from '../../frame/useCommandSentence.ts'
import { useFieldWords } from '../../language/useFieldWords.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useCapacity } from '../../stores/capacity.ts'
import { useHistory } from '../../stores/history.ts'
import { useReview } from '../../stores/review.ts'
import { dataIn, joined } from './readable.ts'

const times = new Set(['at', 'closed_at', 'decided_at', 'frozen_at', 'imported_at'])
const yesNo = new Set(['needed', 'touched'])
/** Tables whose rows are known by what they belong to: an answer by its system, a value by its locality. */
const belonging = new Set([
  'answer',
  'assignment',
  'attachment',
  'decision',
  'duplicate_decision',
  'indicator_value',
  'opinion',
  'opinion_resolution',
  'reply_request',
  'scene_function',
  'service',
  'sign_off',
])

/** Commands as sentences, and what they changed in words: tables, columns, values. */
export function useHistoryWords() {
  const { t, te, text, formats } = useLanguage()
  const fields = useFieldWords()
  const plainSentence = useCommandSentence()
  const [review, capacity, history] = [useReview(), useCapacity(), useHistory()]

  /** The message of a key, or `otherwise` where nobody has put it into words. */
  function worded(key: string, otherwise: string): string {
    return te(key) || te(key, 'zh-CN') ? t(key) : otherwise
  }

  function sentence(command: HistoryCommand): string {
    const { indicator: code, coverage } = command.values
    const values = {
      ...command.values,
      ...(code === undefined ? {} : { indicator: indicator(String(code)) }),
      ...(coverage === '' ? { coverage: t('screen-history.value.coverage.none') } : {}),
    }
    const said = plainSentence({ name: command.name, values })
    const meant = command.undoes === null ? null : history.newest.find((other) => other.id === command.undoes)
    return meant ? t('screen-history.undoes', { what: said, meant: sentence(meant) }) : said
  }

  function choice(item: string, id: string): string {
    const found = review.items.get(item)?.choices.find((one) => one.id === id)
    return found ? text(found.text) : id
  }

  function indicator(code: string): string {
    const found = capacity.table?.indicators.find((one) => one.code === code)
    return found ? text(found.title) : code
  }

  const setting = (key: string) => worded(`screen-history.setting.${key.replaceAll('.', '_')}`, key)
  const table = (name: string) => worded(`screen-history.table.${name}`, name)

  function column(tableName: string, name: string): string {
    if (tableName === 'system' && isField(name)) return fields.heading(name)
    if (tableName === 'indicator_value' && name === 'value') return t('fields.capacity.value')
    return worded(`screen-history.column.${name}`, name)
  }

  /** What a row is known by: the rows it belongs to, then its own name. */
  function label(entry: HistoryEntry): string {
    if (entry.table === 'setting') return setting(entry.row)
    const own = entry.table === 'indicator_value' ? indicator(entry.label ?? '') : (entry.label ?? '')
    const owners = belonging.has(entry.table) ? Object.values(entry.names ?? {}) : []
    return [...owners, ...(own === entry.row && isInnerNumber(own) ? [] : [own])].filter(Boolean).join(' · ')
  }

  /** A recorded value as it is read; an unknown one is an empty text. */
  function value(entry: HistoryEntry, name: string, raw: unknown): string {
    if (raw === null || raw === undefined) return ''
    if (entry.table === 'system' && isField(name)) return fieldValue(name, raw)
    if (typeof raw === 'string' && entry.names?.[raw] !== undefined) return entry.names[raw]
    if (entry.table === 'setting') return settingValue(entry.row, String(raw))
    if (times.has(name)) return formats.value.dateTime(String(raw))
    if (yesNo.has(name)) return t(`fields.yes_no.${raw === 1}`)
    if (name === 'choice') return choice(entry.label ?? '', String(raw))
    if (name === 'indicator') return indicator(String(raw))
    return typeof raw === 'string' ? wordedValue(name, raw) : line(raw)
  }

  function fieldValue(name: SystemField, raw: unknown): string {
    const { type } = systemFields[name]
    return fields.shown(name, type === 'boolean' ? raw === 1 : dataIn(raw))
  }

  function wordedValue(name: string, raw: string): string {
    if (name === 'verdict' || name === 'computed') return worded(`plan.action.${raw}`, raw)
    if (name === 'level') return worded(`fields.choice.level.${raw}`, raw)
    if (/^[a-z_]+$/.test(raw)) return worded(`screen-history.value.${name}.${raw}`, raw)
    return line(dataIn(raw))
  }

  /** Settings are kept as JSON. */
  function settingValue(key: string, raw: string): string {
    let data: unknown = raw
    try {
      data = JSON.parse(raw)
    } catch {
      return raw
    }
    return key === 'created_at' && typeof data === 'string' ? formats.value.dateTime(data) : line(data)
  }

  function line(data: unknown): string {
    return joined(data, {
      separators: {
        list: t('ui.fields.separator'),
        object: t('screen-history.object_separator'),
        colon: t('screen-history.colon'),
      },
      key: keyWord,
      scalar,
    })
  }

  function keyWord(name: string): string {
    if (isField(name)) return fields.label(name)
    const measure = measures.find((one) => one === name)
    return measure ? t(`document.labels.measure.${measure}`) : worded(`plan.setting.${name}`, name)
  }

  function scalar(raw: unknown): string {
    if (raw === null) return t('screen-history.none')
    if (typeof raw === 'boolean') return t(`fields.yes_no.${raw}`)
    return typeof raw === 'number' ? formats.value.number(raw) : String(raw)
  }

  return { sentence, table, column, label, value }
}

function isInnerNumber(text: string): boolean {
  return /^[0-9a-f]{16,}$/.test(text)
}

function isField(name: string): name is SystemField {
  return Object.hasOwn(systemFields, name)
}
