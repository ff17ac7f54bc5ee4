import type { ParticipationWords } from './participation-words.ts'

/** Voices that say the same. `theme` is a theme of the words; `null` where only the texts are alike. */
export type VoiceGroupProposal = { theme: string | null; text: string; voices: string[] }

type Said = { id: string; text: string }

/** How much two texts without a theme must have in common to be one. */
const alike = 0.5

/**
 * Groups what people said: by the first theme whose words a text has, else by texts whose characters in pairs are for at
 * least half the same. A group has two voices or more; the order of the voices decides nothing but the order of groups.
 */
export function groupVoices(voices: readonly Said[], words: ParticipationWords): VoiceGroupProposal[] {
  const byTheme = new Map<string, Said[]>()
  const rest: Said[] = []
  for (const voice of voices) {
    const text = plain(voice.text)
    const theme = words.themes.find((one) => one.words.some((word) => text.includes(word)))
    if (theme === undefined) rest.push(voice)
    else byTheme.set(theme.id, [...(byTheme.get(theme.id) ?? []), voice])
  }
  const themed = words.themes.flatMap(({ id }) => {
    const own = byTheme.get(id) ?? []
    return own.length < 2 ? [] : [{ theme: id, text: own[0]?.text ?? '', voices: own.map((voice) => voice.id) }]
  })
  return [...themed, ...alikeTexts(rest, words.fillers)]
}

/** Joins texts that are alike, and those alike to them. */
function alikeTexts(voices: readonly Said[], fillers: readonly string[]): VoiceGroupProposal[] {
  const pairs = voices.map((voice) => pairsOf(withoutFillers(plain(voice.text), fillers)))
  const byPair = new Map<string, number[]>()
  for (const [at, own] of pairs.entries()) for (const pair of own) byPair.set(pair, [...(byPair.get(pair) ?? []), at])
  const leader = voices.map((_, at) => at)
  const leaderOf = (at: number): number => (leader[at] === at ? at : leaderOf(leader[at] ?? at))
  for (const [at, own] of pairs.entries()) {
    const shared = new Map<number, number>()
    for (const pair of own) {
      for (const other of byPair.get(pair) ?? []) if (other < at) shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    for (const [other, count] of shared) {
      const likeness = (2 * count) / (own.size + (pairs[other]?.size ?? 0))
      if (likeness < alike) continue
      const [one, two] = [leaderOf(at), leaderOf(other)]
      leader[Math.max(one, two)] = Math.min(one, two)
    }
  }
  return [...Map.groupBy(voices.keys(), leaderOf).values()]
    .filter((members) => members.length >= 2)
    .map((members) => ({
      theme: null,
      text: voices[members[0] ?? 0]?.text ?? '',
      voices: members.flatMap((at) => voices[at]?.id ?? []),
    }))
}

/** Width, case and everything that is no letter or digit taken out. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function withoutFillers(text: string, fillers: readonly string[]): string {
  let rest = text
  for (const filler of fillers) rest = rest.replaceAll(filler, '')
  return rest === '' ? text : rest
}

function pairsOf(text: string): Set<string> {
  if (text.length < 2) return new Set(text === '' ? [] : [text])
  return new Set([...text].slice(1).map((character, at) => [...text][at] + character))
}
