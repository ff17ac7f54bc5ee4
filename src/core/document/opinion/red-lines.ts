import { textIn } from '../../language/localized-text.ts'
import { paragraph, plain, type Block, type Run } from '../document.ts'
import { countFigure } from '../figures.ts'
import { clauseText, type OpinionContext } from './context.ts'
import type { RedLineResult } from '../snapshot.ts'
import { label, say, sayText } from '../words.ts'

/** What kind of system it is and how many rules apply for that reason. */
export function scopeRulesBlocks(context: OpinionContext): Block[] {
  const { words, disposition, redLines } = context
  const { system } = disposition
  const out = redLines.filter((entry) => entry.result === 'out_of_scope')
  return [
    paragraph(
      say(words, 'scope.text', {
        kind: label(words, 'kind', system.kind),
        level: label(words, 'level', system.level),
        mandate: label(words, 'mandate', system.mandate),
        criticality: label(words, 'criticality', system.criticality),
        rules: ruleCount(
          context,
          redLines.filter((entry) => entry.result !== 'out_of_scope'),
        ),
        out: ruleCount(context, out),
      }),
    ),
  ]
}

/** Every rule that applies with its result and clause, then what is to be mended. */
export function redLineBlocks(context: OpinionContext): Block[] {
  const { words, redLines } = context
  const checked = redLines.filter((entry) => entry.result !== 'out_of_scope')
  if (checked.length === 0) return [paragraph(say(words, 'red_lines.none'))]
  const results = (result: RedLineResult['result']): Run =>
    ruleCount(
      context,
      checked.filter((entry) => entry.result === result),
    )
  const hits = checked.filter((entry) => entry.result === 'hit')
  const column = (name: string): string => sayText(words, `column.${name}`)
  return [
    paragraph(
      say(words, 'red_lines.text', {
        hits: results('hit'),
        clear: results('clear'),
        exempt: results('exempt'),
        review: results('review'),
      }),
    ),
    {
      kind: 'table',
      caption: sayText(words, 'red_lines.caption'),
      columns: [
        { title: column('rule'), share: 26, align: 'left' },
        { title: column('result'), share: 11, align: 'center' },
        { title: column('message'), share: 37, align: 'left' },
        { title: column('clause'), share: 26, align: 'left' },
      ],
      rows: checked.map((entry) => [
        plain(textIn(entry.title, words.locale)),
        plain(label(words, 'red_line_result', entry.result)),
        plain(textIn(entry.message, words.locale)),
        plain(entry.source.map((source) => clauseText(context, source)).join('\n')),
      ]),
    },
    ...hits.map((entry) =>
      paragraph(
        say(words, 'red_lines.measure', {
          rule: textIn(entry.title, words.locale),
          measure: textIn(entry.measure, words.locale),
        }),
      ),
    ),
  ]
}

function ruleCount({ words }: OpinionContext, rules: RedLineResult[]): Run {
  return countFigure(
    words,
    'red_lines',
    rules.map((entry) => `${entry.system}/${entry.rule}`),
  )
}
