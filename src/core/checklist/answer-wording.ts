import type { LocalizedText } from '../language/localized-text.ts'
import type { ChecklistItem } from './checklist.ts'

/**
 * The words an answer was given to, where they are not those in force. `scale_changed`: the choices or their values are
 * others, so the answer must be looked at again; an answer whose choice is gone counts for nothing until then, and is kept.
 */
export type EarlierWording = {
  version: string
  text: LocalizedText
  choice: LocalizedText | null
  scale_changed: boolean
}

/**
 * @param given the choice and the version it was given under
 * @param then the item as it stood in that version; `null` where that is not known
 * @param now the item in force
 */
export function earlierWording(
  given: { choice: string; version: string },
  then: ChecklistItem | null,
  now: ChecklistItem,
): EarlierWording | null {
  if (then === null) return null
  const scaleChanged = !sameScale(then, now)
  const chosen = then.choices.find((choice) => choice.id === given.choice) ?? null
  const kept = now.choices.find((choice) => choice.id === given.choice) ?? null
  const sameWords = sameText(then.text, now.text) && sameText(chosen?.text ?? null, kept?.text ?? null)
  if (!scaleChanged && sameWords) return null
  return { version: given.version, text: then.text, choice: chosen?.text ?? null, scale_changed: scaleChanged }
}

/** The same choices with the same values, in any order; their words may differ. */
export function sameScale(one: ChecklistItem, other: ChecklistItem): boolean {
  const values = (item: ChecklistItem) =>
    item.choices
      .map((choice) => `${choice.id}=${choice.value}`)
      .toSorted()
      .join()
  return values(one) === values(other)
}

function sameText(one: LocalizedText | null, other: LocalizedText | null): boolean {
  return one?.['zh-CN'] === other?.['zh-CN'] && one?.en === other?.en
}
