import type { PreviewColumn, RowRole } from '../../../core/mapping/import-preview.ts'
import type { ImportProblem } from '../../../core/mapping/reading.ts'
import { fieldType } from '../../../core/mapping/field-types.ts'
import { systemFieldNames, systemFields } from '../../../core/system/fields.ts'
import type { ImportKind, ProblemReport } from '../../../contract/calls/import.ts'
import { useFieldWords } from '../../language/useFieldWords.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import type { TableView } from './import-tables.ts'

/** The words of the import: fields by kind of table, roles of rows, why a column was mapped, what is wrong with a cell. */
export function useImportWords() {
  const { t, te } = useLanguage()
  const words = useFieldWords()

  function known(key: string, values: Record<string, unknown> = {}): string | null {
    return te(key) || te(key, 'zh-CN') ? t(key, values) : null
  }

  function field(kind: ImportKind | null, name: string | null): string {
    if (name === null) return t('ui.import.no_field')
    const systemField = kind === 'systems' && systemFieldNames.find((other) => other === name)
    if (systemField) return words.label(systemField)
    return known(`fields.${kind}.${name}`) ?? name.replace(/^indicator:/, '')
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

  function problem(view: TableView, entry: ImportProblem): ProblemReport {
    const { field: name, value: taken } = entry.values
    const values = {
      ...entry.values,
      field: field(view.table.kind, name),
      ...(taken === undefined ? {} : { value: choiceOf(view.table.kind, name, taken) }),
    }
    return {
      file: view.source.file,
      sheet: view.table.sheet,
      cell: entry.cell,
      code: entry.code,
      severity: entry.severity,
      raw: entry.values.raw,
      sentence: known(`import.problem.${entry.code}`, values) ?? entry.code,
    }
  }

  /** A unit in words; the sheets name units in Chinese, and those are the values kept. */
  function unit(name: string): string {
    return known(`ui.import.units.${unitKeys[name] ?? ''}`, {}) ?? name
  }

  return { field, value, role, why, skip, problem, unit }
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
