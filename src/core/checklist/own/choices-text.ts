import { nextChoiceId } from './own-ids.ts'
import type { OwnChoice } from './own-part.ts'

export type ChoicesProblem = 'no_value' | 'value_range' | 'no_text'

/** Choices in one line, `是=1；部分=0.5；否=0`. */
export function writeChoices(choices: readonly { value: number; text: { 'zh-CN': string } }[]): string {
  return choices.map((choice) => `${choice.text['zh-CN']}=${choice.value}`).join('；')
}

/**
 * Reads such a line. A choice that is worded as before keeps its id and other languages; one with another wording is a
 * new choice, so that no old answer slips under words it was not given to.
 *
 * @param known the choices the item has, or a ready scale
 */
export function readChoices(
  text: string,
  known: readonly OwnChoice[],
): { ok: true; choices: OwnChoice[] } | { ok: false; problem: ChoicesProblem; part: string } {
  const choices: OwnChoice[] = []
  const used = new Set(known.map((choice) => choice.id))
  for (const part of text.normalize('NFKC').split(/[;；\n]/)) {
    if (part.trim() === '') continue
    const match = /^(.*)[=:]\s*(\d+(?:\.\d+)?|\.\d+)\s*$/.exec(part.trim())
    if (!match) return { ok: false, problem: 'no_value', part: part.trim() }
    const words = (match[1] ?? '').trim()
    const value = Number(match[2])
    if (words === '') return { ok: false, problem: 'no_text', part: part.trim() }
    if (value > 1) return { ok: false, problem: 'value_range', part: part.trim() }
    const old = known.find((choice) => choice.text['zh-CN'].normalize('NFKC') === words)
    const id = old?.id ?? nextChoiceId(used)
    used.add(id)
    choices.push(old ? { ...old, value } : { id, value, text: { 'zh-CN': words } })
  }
  return { ok: true, choices }
}
