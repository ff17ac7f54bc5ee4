import { choiceCounts, nextQuestion, portfolioQuestions, type Question } from '../../core/review/next-question.ts'
import type { ReviewOverview, SystemReview } from '../../contract/calls/review.ts'
import { remember, type Session } from '../session.ts'
import { reviewStateOf } from './review-state.ts'

const questionsOf = remember<Question[]>((session) => {
  const { reviewer, proposals, reviewerOf, subjects } = reviewStateOf(session)
  const all = [...subjects.values()]
  return [reviewer, proposals]
    .flatMap((one) => {
      const own = all.filter((subject) => reviewerOf(subject) === one)
      return portfolioQuestions(one, own)
    })
    .toSorted((a, b) => b.value - a.value)
})

/** The question to ask next over all systems, and how many questions are open that could still settle something. */
export function nextForPortfolio(session: Session): { next: ReviewOverview['next']; open: number } {
  const questions = questionsOf(session)
  const open = questions.reduce((sum, question) => sum + question.systems.length, 0)
  const [first] = questions
  const [system, ...others] = first?.systems ?? []
  if (!first || !system) return { next: null, open }
  return { next: { system, item: first.item, value: first.value, shared_with: others }, open }
}

/** The question to ask next about one system; null once its verdict is settled. */
export function nextForSystem(session: Session, id: string): SystemReview['next'] {
  const { reviewerOf, subjects } = reviewStateOf(session)
  const subject = subjects.get(id)
  return subject ? nextQuestion(reviewerOf(subject), subject, choiceCounts([...subjects.values()])) : null
}
