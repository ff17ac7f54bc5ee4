import type { SystemReview } from '../../../contract/calls/review.ts'
import { verdicts } from '../../../core/review/verdict.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useReviewWords } from '../../language/useReviewWords.ts'

export type MatterChoice = { id: string; text: string }

/** What opinions are about, in words: an item of the review or (`null`) the verdict, with the choices there are. */
export function useOpinionWords(detail: () => SystemReview) {
  const { t, text } = useLanguage()
  const words = useReviewWords()

  function viewOf(item: string | null) {
    return detail().items.find((one) => one.item.id === item)
  }

  function matter(item: string | null): string {
    if (item === null) return t('screen-people.opinion.on_verdict')
    const view = viewOf(item)
    return view ? text(view.item.text) : item
  }

  function choices(item: string | null): MatterChoice[] {
    if (item === null) return verdicts.map((id) => ({ id, text: words.verdict(id) }))
    return (viewOf(item)?.item.choices ?? []).map((one) => ({ id: one.id, text: text(one.text) }))
  }

  function choice(item: string | null, id: string): string {
    return choices(item).find((one) => one.id === id)?.text ?? id
  }

  /** Who holds a view: a person, or what the data prove and the rules reckon. */
  function holder(item: string | null, author: string | null): string {
    return author ?? t(item === null ? 'screen-people.opinion.by_rules' : 'screen-people.opinion.by_data')
  }

  return { matter, choices, choice, holder }
}
