import { derivedFactNames } from '../../core/review/fact-names.ts'
import type { LocalizedText } from '../../core/language/localized-text.ts'
import { systemFieldNames } from '../../core/system/fields.ts'
import type { Session } from '../session.ts'
import { factLabel } from './fact-text.ts'

export type Terms = Record<string, Record<string, LocalizedText>>

/** Words for the ids inside the reasons of a verdict: rules, rows and tests of the decision table, facts. */
export function termsOf(session: Session): Terms {
  const { redLines, decisionTable, proposalTable } = session.resources
  return {
    rule: Object.fromEntries(redLines.rules.map((rule) => [rule.id, rule.title])),
    row: Object.fromEntries([...decisionTable.rows, ...proposalTable.rows].map((row) => [row.id, row.reason])),
    fact: Object.fromEntries(
      [...systemFieldNames, ...derivedFactNames].map((name) => [name, factLabel(session, name)]),
    ),
  }
}
