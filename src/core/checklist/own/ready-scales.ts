import { canonicalJson } from '../canonical.ts'
import type { Checklist, Choice } from '../checklist.ts'

/** The scales that stand ready for an own item: those that two or more shipped items share, the commonest first. */
export function readyScales(shipped: readonly Checklist[]): Choice[][] {
  const counted = new Map<string, { choices: Choice[]; times: number }>()
  for (const { choices } of shipped.flatMap((checklist) => checklist.items)) {
    const key = canonicalJson(choices.map(({ id, value, text }) => [id, value, text['zh-CN']]))
    const held = counted.get(key)
    counted.set(key, { choices: held?.choices ?? choices, times: (held?.times ?? 0) + 1 })
  }
  return [...counted.values()]
    .filter((one) => one.times > 1)
    .toSorted((left, right) => right.times - left.times)
    .map((one) => one.choices)
}
