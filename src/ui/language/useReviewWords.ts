import { textIn } from '../../core/language/localized-text.ts'
import type { Clause, Measure } from '../../core/checklist/checklist.ts'
import type { FactView } from '../../contract/calls/review.ts'
import { derivedFacts } from '../../core/review/fact-names.ts'
import { isShare } from '../../core/review/reasons.ts'
import { fillSentence, type Sentences } from '../../core/review/say-reason.ts'
import type { Quadrant, Reason } from '../../core/review/verdict.ts'
import { systemFields } from '../../core/system/fields.ts'
import type { SystemField } from '../../core/system/system.ts'
import type { PlanActionWord } from '../../core/plan/plan.ts'
import { useReview } from '../stores/review.ts'
import { useFieldWords } from './useFieldWords.ts'
import { useLanguage } from './useLanguage.ts'

/** How verdicts, measures, facts, clauses and reasons are called; `reason` reads a step of the reasoning as a sentence. */
export function useReviewWords() {
  const { t, te, tm, locale, text, formats } = useLanguage()
  const fields = useFieldWords()
  const review = useReview()

  const verdict = (name: PlanActionWord) => t(`plan.action.${name}`)
  /** For tables, where the full word is too wide. */
  const shortVerdict = (name: PlanActionWord) => t(`document.labels.verdict.${name}`)
  const measure = (name: Measure) => t(`document.labels.measure.${name}`)
  const quadrant = (name: Quadrant) => t(`document.labels.quadrant.${name}`)

  function fact(name: string): string {
    if (isField(name)) return fields.label(name)
    return name in derivedFacts ? t(`facts.${name}`) : name
  }

  function factValue({ name, value }: Pick<FactView, 'name' | 'value'>): string {
    if (value === null || value === undefined) return t('reasons.value_unknown')
    if (isField(name)) return fields.shown(name, value)
    if (typeof value === 'boolean') return t(`fields.yes_no.${value}`)
    if (typeof value === 'number') return isShare(name) ? formats.value.percent(value) : formats.value.number(value)
    return Array.isArray(value) ? value.map(String).join(t('reasons.list_separator')) : String(value)
  }

  function clause(source: Clause): string {
    const instrument = review.catalogue?.instruments.find((one) => one.id === source.instrument)
    const short = instrument ? text(instrument.short) : source.instrument
    return source.clause ? t('screen-review.clause', { instrument: short, clause: source.clause }) : short
  }

  /** Puts words to an id inside a reason. */
  function word(kind: string, id: string): string | null {
    const table = review.catalogue?.decision_table
    if (kind === 'verdict') return te(`plan.action.${id}`, 'zh-CN') ? t(`plan.action.${id}`) : null
    if (kind === 'rule') return localized(review.rules.get(id)?.title)
    if (kind === 'row') return localized(table?.rows.find((row) => row.id === id)?.reason)
    if (kind === 'test') return localized(table?.tests.find((test) => test.id === id)?.title)
    if (kind === 'fact') return fact(id)
    return null
  }

  function localized(value: Parameters<typeof textIn>[0] | undefined): string | null {
    return value ? textIn(value, locale.value) : null
  }

  function reason({ code, result, values }: Pick<Reason, 'code' | 'result' | 'values'>): string {
    const sentences = tm('reasons') as Sentences
    const template = sentences[code] ?? sentences[`test_${result}`] ?? code
    return fillSentence(template, values, sentences, word)
  }

  return { verdict, shortVerdict, measure, quadrant, fact, factValue, clause, reason, text }
}

function isField(name: string): name is SystemField {
  return name in systemFields
}
