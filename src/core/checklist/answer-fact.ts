/**
 * A rule may rest on what a person answered: the fact `answer.BD-02` is the choice that stands for that item, be it a
 * person's or proven. It is unknown while the item is open, and `unasked` where the item does not concern the system.
 */
const prefix = 'answer.'
const form = /^answer\.[A-Z]{2}-\d{2,3}$/

/** What an answer fact holds where its item is not put to the system; no choice has this id. */
export const unasked = 'unasked'

export function answerFact(item: string): string {
  return prefix + item
}

export function isAnswerFact(fact: string): boolean {
  return form.test(fact)
}

/** The item of an answer fact. */
export function itemOfAnswerFact(fact: string): string {
  return fact.slice(prefix.length)
}
