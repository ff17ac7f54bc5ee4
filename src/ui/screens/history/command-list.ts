import type { HistoryCommand } from '../../../contract/calls/history.ts'

export type Day = { day: string; commands: HistoryCommand[] }

/** Commands in their order, in groups of one day as `dayOf` reads their time (local days: the caller knows the zone). */
export function byDay(commands: readonly HistoryCommand[], dayOf: (iso: string) => string): Day[] {
  const days: Day[] = []
  for (const command of commands) {
    const day = dayOf(command.at)
    const last = days.at(-1)
    if (last?.day === day) last.commands.push(command)
    else days.push({ day, commands: [command] })
  }
  return days
}

/** Whether every word of `search` occurs in one of the texts; capitals do not matter. */
export function holdsWords(texts: readonly string[], search: string): boolean {
  const text = texts.join('\n').toLowerCase()
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return words.every((word) => text.includes(word))
}
