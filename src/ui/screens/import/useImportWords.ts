import type { PreviewColumn, RowRole } from '../../../core/mapping/import-preview.ts'
import { fieldType } from '../../../core/mapping/field-types.ts'
import { systemFieldNames, systemFields } from '../../../core/system/fields.ts'
import type { BackRow, ImportKind, ProblemReport, RefusedFile } from '../../../contract/calls/import.ts'
import { useFieldWords } from '../../language/useFieldWords.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import type { TableView } from './import-tables.ts'
import { useIndicators } from './useIndicators.ts'
import type { ListedProblem } from './problem-list.ts'

/** The words of the import: fields by kind of table, roles of rows, why a column was mapped, what is wrong with a cell. */
export function useImportWords() {
  const { t, te, locale, formats } = useLanguage()
  const words = useFieldWords()
  const indicators = useIndicators()

  function known(key: string, values: Record<string, unknown> = {}): string | null {
    return te(key) || te(key, 'zh-CN') ? t(key, values) : null
  }

  function field(kind: ImportKind | null, name: string | null): string {
    if (name === null) return t('ui.import.no_field')
    const systemField = kind === 'systems' && systemFieldNames.find((other) => other === name)
    if (systemField) return words.label(systemField)
    return known(`fields.${kind}.${name}`) ?? indicators.titleOf(name) ?? name.replace(/^indicator:/, '')
  }

  /** A value as it stands in the difference list. */
  function value(kind: ImportKind | null, name: string, content: unknown): string {
    const systemField = kind === 'systems' && systemFieldNames.find((other) => other === name)
    if (systemField) return words.shown(systemField, content) || t('ui.fields.unknown')
    return content === null || content === undefined ? t('ui.fields.unknown') : String(content)
  }

  /** Problems name choices by their code; a person reads their word. */
  function choiceOf(kind: ImportKind | null, name: string, taken: string): string {
    const systemField = kind === 'systems' && systemFieldNames.find((other) => other === name)
    if (!systemField) return taken
    const type = systemFields[systemField]
    return 'choices' in type && type.choices.some((choice) => choice === taken)
      ? words.choice(systemField, taken)
      : taken
  }

  function role(name: RowRole): string {
    return t(`import.row_role.${name}`)
  }

  function why(column: PreviewColumn): string {
    return known(`import.reason.${column.reason}`, { header: column.header }) ?? column.reason
  }

  function skip(reason: string): string {
    return known(`import.skip.${reason}`) ?? known(`import.refused.${reason}`) ?? reason
  }

  /** What is wrong with a cell, or why a row is not taken. */
  function sentence({ table }: TableView, { code, values }: ListedProblem): string {
    if (!values) return skip(code)
    const filled = {
      ...values,
      field: field(table.kind, values.field),
      ...(values.value === undefined ? {} : { value: choiceOf(table.kind, values.field, values.value) }),
    }
    return known(`import.problem.${code}`, filled) ?? code
  }

  function problem(view: TableView, entry: ListedProblem): ProblemReport {
    const { cell, code, severity, text } = entry
    const place = { file: view.source.file, sheet: view.table.sheet, cell }
    return { ...place, code, severity, raw: text, sentence: sentence(view, entry) }
  }

  /** A kind of problem, without the cell it is about. */
  function problemKind(code: string): string {
    return known(`screen-import.problem_kind.${code}`) ?? known(`import.refused.${code}`) ?? code
  }

  /** Why a file was not read. The engine says it in Chinese, with all it knows. */
  function refusal({ code, file, sentence: chinese }: RefusedFile): string {
    if (locale.value !== 'en') return chinese
    const said = known(`screen-import.refusal.${code}`, { file }) ?? known(`import.refusal.${code}`, { file })
    return said === null || said.includes('{') ? chinese : said
  }

  function back({ verdict, decided_at: at }: BackRow): string {
    if (verdict === null) return t('screen-import.back_closed')
    const values = { verdict: t(`plan.action.${verdict}`), at: at === null ? '' : formats.value.dateTime(at) }
    return t(at === null ? 'screen-import.back_verdict' : 'screen-import.back_decided', values)
  }

  function size(bytes: number): string {
    const { number } = formats.value
    return bytes < 1_000_000
      ? `${number(Math.ceil(bytes / 1000))} KB`
      : `${number(Math.round(bytes / 100_000) / 10)} MB`
  }

  /** A unit in words; the sheets name units in Chinese, and those are the values kept. */
  function unit(name: string): string {
    return known(`ui.import.units.${unitKeys[name] ?? ''}`, {}) ?? name
  }

  return { field, value, role, why, skip, sentence, problem, problemKind, refusal, back, size, unit }
}

const unitKeys: Readonly<Record<string, string>> = {
  元: 'yuan',
  千元: 'thousand_yuan',
  万元: 'ten_thousand_yuan',
  亿元: 'hundred_million_yuan',
  人: 'people',
  万人: 'ten_thousand_people',
  分钟: 'minutes',
  小时: 'hours',
  '分钟/天': 'minutes_day',
  '小时/天': 'hours_day',
}

/** The units that may be chosen for a field; none where it has no unit. */
export function unitsOf(kind: ImportKind | null, name: string | null): readonly string[] {
  if (!kind || !name) return []
  const { type } = fieldType(kind, name)
  if (type === 'money') return ['元', '千元', '万元', '亿元']
  if (type === 'count') return ['人', '万人']
  return type === 'minutes' ? ['分钟', '小时', '分钟/天', '小时/天'] : []
}
