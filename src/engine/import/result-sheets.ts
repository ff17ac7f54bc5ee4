import type { Locale } from '../../core/language/localized-text.ts'
import { cellText, type CellContent, type NamedSheet } from '../export/xlsx/sheet-content.ts'
import { factText } from '../portfolio/fact-text.ts'
import { sayWith } from '../portfolio/say-with.ts'
import type { Session } from '../session.ts'
import type { ImportResult } from './import-result.ts'

const columns = [
  ['file', 26, 'text'],
  ['sheet', 16, 'text'],
  ['row', 8, 'number'],
  ['cell', 8, 'text'],
  ['id', 12, 'text'],
  ['name', 32, 'text'],
  ['field', 18, 'text'],
  ['before', 28, 'text'],
  ['after', 28, 'text'],
  ['reason', 60, 'text'],
] as const
type Column = (typeof columns)[number][0]
type Row = Partial<Record<Column, CellContent>>

/**
 * The result of an import as sheets: added, updated field by field, unchanged, skipped, problems, renamed and missing.
 * Texts are as they were kept, so what was masked stays masked.
 */
export function resultSheets(session: Session, result: ImportResult, locale: Locale): NamedSheet[] {
  const { say, find } = session.resources.words[locale]
  const sayTerms = sayWith(session, locale)
  const field = (name: string) => find(`fields.field.${name}`) ?? find(`fields.feedback.${name}`) ?? name
  const value = (name: string, one: unknown) => (one === null ? null : factText(session, name, one, locale))
  const ground = (one: string | null) => (one === null ? null : say(`import.result.ground.${one}`))
  const sheet = (key: string, used: readonly Column[], rows: Row[]): NamedSheet => ({
    name: say(`import.result.sheet.${key}`),
    title: say('import.result.title', { sheet: say(`import.result.sheet.${key}`), count: rows.length }),
    frozenColumns: 0,
    columns: columns
      .filter(([name]) => used.includes(name))
      .map(([name, width, type]) => ({ header: say(`import.result.column.${name}`), width, type })),
    rows: rows.map((row) => columns.filter(([name]) => used.includes(name)).map(([name]) => safe(row[name] ?? null))),
  })
  const place = ['file', 'sheet', 'row'] as const
  return [
    sheet(
      'added',
      [...place, 'name', 'reason'],
      result.added.map(({ rejected, ...row }) => ({
        ...row,
        reason: say(`import.result.${rejected ? 'added_apart' : 'added_new'}`),
      })),
    ),
    sheet(
      'updated',
      [...place, 'id', 'name', 'field', 'before', 'after', 'reason'],
      result.updated.map((row) => ({
        ...row,
        field: field(row.field),
        before: value(row.field, row.before),
        after: value(row.field, row.after),
        reason: ground(row.ground),
      })),
    ),
    sheet(
      'unchanged',
      [...place, 'id', 'name', 'reason'],
      result.unchanged.map(({ kept, ...row }) => ({
        ...row,
        reason: kept > 0 ? say('import.result.kept', { count: kept }) : ground(row.ground),
      })),
    ),
    sheet(
      'skipped',
      [...place, 'name', 'reason'],
      [
        ...result.refused.map(({ file, code, values }) => ({ file, reason: say(`import.refusal.${code}`, values) })),
        ...result.leftOut.map(({ file, sheet: name, rows }) => ({
          file,
          sheet: name,
          reason: say(name === null ? 'cli.no_table' : 'cli.unknown_kind', { file, sheet: name, rows }),
        })),
        ...result.skipped.map(({ reason, refused, text, ...row }) => ({
          ...row,
          name: text,
          reason: say(`import.${refused ? 'refused' : 'skip'}.${reason}`),
        })),
      ],
    ),
    sheet(
      'problems',
      ['file', 'sheet', 'cell', 'field', 'before', 'reason'],
      result.problems.map(({ file, sheet: name, cell, code, values }) => ({
        file,
        sheet: name,
        cell,
        field: field(values.field),
        before: values.raw,
        reason: say(`import.problem.${code}`, { ...values, field: field(values.field) }),
      })),
    ),
    sheet(
      'changed',
      [...place, 'id', 'name', 'before', 'after', 'reason'],
      [
        ...result.renamed.map((row) => {
          const state = row.accepted ? 'accepted' : row.rejected ? 'rejected' : 'open'
          const reasons = row.reasons.map(({ code, values }) => sayTerms('findings', code, values)).join('')
          const share = Math.round(row.score * 100)
          const reason = say(`import.result.renamed_${state}`, { share, reasons })
          return {
            file: row.file,
            sheet: row.sheet,
            row: row.row,
            id: row.id,
            name: row.name,
            before: row.was,
            after: row.name,
            reason,
          }
        }),
        ...result.gone.map(({ file, sheet: name, id, name: system, earlier }) => ({
          file,
          sheet: name,
          id,
          name: system,
          before: system,
          reason: say('import.result.gone', { earlier: earlier?.file ?? '' }),
        })),
        ...result.back.map((row) => ({
          file: row.file,
          sheet: row.sheet,
          row: row.row,
          id: row.id,
          name: row.name,
          reason: sayTerms('findings', row.verdict === null ? 'listed_again_closed' : 'listed_again_decided', {
            decided: row.verdict,
            date: row.decided_at?.slice(0, 10) ?? null,
            file: row.file,
          }),
        })),
      ],
    ),
  ]
}

function safe(content: CellContent): CellContent {
  return typeof content === 'string' ? cellText(content) : content
}
