import { textIn, type Locale } from '../../core/language/localized-text.ts'
import type { FindingPage, LintRow } from '../../contract/calls/finding.ts'
import { cellText, type NamedSheet } from '../export/xlsx/sheet-content.ts'
import type { Session } from '../session.ts'

const columns = [
  ['severity', 12],
  ['rule', 26],
  ['number', 12],
  ['subject', 32],
  ['owner', 22],
  ['message', 60],
  ['proposal', 22],
  ['remedy', 44],
  ['basis', 44],
] as const
const mutedColumns = [
  ['rule', 26],
  ['subject', 32],
  ['reason', 44],
  ['author', 14],
  ['at', 22],
] as const

/** The findings as sheets that can be sent to those who have to mend them: what is wrong, what to do, what is muted. */
export function findingSheets(
  session: Session,
  page: FindingPage,
  findings: readonly LintRow[],
  locale: Locale,
): NamedSheet[] {
  const { say } = session.resources.words[locale]
  const rules = new Map(page.rules.map((rule) => [rule.id, rule]))
  const titleOf = (rule: string) => textIn(rules.get(rule)?.title ?? { 'zh-CN': rule, en: rule }, locale)
  const head = (list: readonly (readonly [string, number])[]) =>
    list.map(([name, width]) => ({ header: say(`screen-findings.sheet.${name}`), width, type: 'text' as const }))
  const cells = (values: (string | null)[]) => values.map((value) => cellText(value))
  return [
    {
      name: say('screen-findings.title'),
      title: say('screen-findings.sheet.title', { count: findings.length }),
      frozenColumns: 0,
      columns: head(columns),
      rows: findings.map((finding) => {
        const rule = rules.get(finding.rule)
        return cells([
          say(`screen-findings.severity.${finding.severity}`),
          titleOf(finding.rule),
          finding.subject.kind === 'system' ? finding.subject.id : null,
          finding.subject.name || null,
          finding.owner,
          finding.message,
          finding.proposal?.said ?? null,
          rule ? textIn(rule.remedy, locale) : null,
          rule ? textIn(rule.help, locale) : null,
        ])
      }),
    },
    {
      name: say('screen-findings.muted'),
      title: say('screen-findings.sheet.muted', { count: page.muted.length }),
      frozenColumns: 0,
      columns: head(mutedColumns),
      rows: page.muted.map(({ rule, subject, reason, author, at }) =>
        cells([titleOf(rule), subject?.name ?? say('screen-findings.everywhere'), reason, author, at]),
      ),
    },
  ]
}
