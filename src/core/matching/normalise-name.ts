import { bare } from './bare-place.ts'
import type { MatchingWords } from './matching-words.ts'

/**
 * A name taken apart. `core` is what stands for it, `canonical` the same with one word for one thing: what is compared.
 * `places` and `numbers` tell systems apart on their own; `phases` (一期 → 1) and `level` (省) do not, but cast doubt.
 * `notes` are texts in brackets that are neither a kind, a stage nor a place.
 */
export type NormalName = {
  core: string
  canonical: string
  places: readonly string[]
  numbers: readonly string[]
  phases: readonly string[]
  level: string | null
  notes: readonly string[]
}

/** A name without width, case and script differences, kind, stage, version, quotes and the workspace's own place. */
export function normaliseName(name: string, words: MatchingWords): NormalName {
  const folded = foldCharacters(name, words)
  const notes: string[] = []
  const bracketed: string[] = []
  const outside = folded.replaceAll(/[([{【〔](.*?)[)\]}】〕]/g, (_, inner: string) => {
    bracketed.push(inner)
    return ' '
  })
  const places: string[] = []
  const levels: string[] = []
  for (const inner of bracketed) {
    const rest = takePlaces(stripStages(inner, words), words, places, 0)
    const note = stripKinds(compact(rest), words, 0)
    if (note !== '' && !note.startsWith('原')) notes.push(note)
  }
  const named = takePlaces(stripStages(outside, words), words, places, 2, levels)
  const core = stripKinds(compact(named), words, 2)
  const canonical = canonicalName(core, words)
  for (const place of placesWithin(core, words)) if (!places.includes(place)) places.push(place)
  return {
    core,
    canonical,
    places,
    numbers: numbersIn(canonical),
    phases: phasesIn(folded),
    level: levels[0] ?? null,
    notes,
  }
}

/** One word for one thing: 办公自动化 and OA are 协同办公. */
function canonicalName(core: string, words: MatchingWords): string {
  let name = core
  for (const { long, short } of words.synonyms) {
    // A long form that is the short one with more words round it (河湖长制, 河长制) is replaced where it stands alone.
    if (name.includes(long) && !(short.includes(long) && name.includes(short))) name = name.replaceAll(long, short)
  }
  return name
}

/** The workspace's own places wherever they stand in a name: 平安青山. */
function placesWithin(core: string, words: MatchingWords): string[] {
  return words.ownPlaces.filter((place) => place.length >= 2 && core.includes(place))
}

/** Phases of a project: 一期, 第二期 and 2期 as digits. */
function phasesIn(text: string): string[] {
  return [...text.matchAll(/第?([一二三四五六七八九十\d]+)期(?!\S*刊)/g)].map(([, digits = '']) => toDigits(digits))
}

/** Full width to half width, upper to lower case, traditional to simplified; quotes and dots dropped. */
export function foldCharacters(text: string, words: MatchingWords): string {
  let folded = ''
  for (const character of text.normalize('NFKC').toLowerCase()) folded += words.simplified.get(character) ?? character
  return folded.replaceAll(/["'“”‘’「」『』《》〈〉<>·•]/g, '')
}

/** Numbers of a name in order, Chinese numerals as digits: 第十二小学 → 12. */
export function numbersIn(text: string): string[] {
  return [...text.matchAll(/[0-9]+|[零〇一二两三四五六七八九十百]+/g)].map(([digits]) => toDigits(digits))
}

function compact(text: string): string {
  return text.replaceAll(/[\s\-_—–/\\|,，、.。:：;；+&]/g, '')
}

/** 一期, 2.0, v3, 第二版 and the like say which edition, not which system. */
function stripStages(text: string, words: MatchingWords): string {
  let rest = text
    .replaceAll(/v(?:er(?:sion)?)?\.?\s*\d+(?:\.\d+)*/g, ' ')
    .replaceAll(/\d+\.\d+(?:\.\d+)*版?/g, ' ')
    .replaceAll(/第?[一二三四五六七八九十\d]+[期版](?!\S*刊)/g, ' ')
  for (const word of words.stageWords) rest = rest.replaceAll(word, ' ')
  return rest
}

/** Kind words at the end, as often as they occur, leaving at least `keep` characters. */
function stripKinds(text: string, words: MatchingWords, keep: number): string {
  let rest = text
  for (;;) {
    const word = words.kindWords.find((kind) => rest.endsWith(kind) && rest.length - kind.length >= keep)
    if (word === undefined) return rest
    rest = rest.slice(0, -word.length)
  }
}

/**
 * Takes the places off the beginning, leaving at least `keep` characters; the workspace's own leaves no trace, others are
 * collected.
 */
export function takePlaces(
  text: string,
  words: MatchingWords,
  places: string[],
  keep: number,
  levels: string[] = [],
): string {
  let rest = text.trimStart()
  for (;;) {
    const place = homeAt(rest, words) ?? placeAt(rest, words)
    if (place === null || rest.length - place.length < keep) break
    if (homeAt(rest, words) === null) places.push(bare(place, words))
    rest = rest.slice(place.length).trimStart()
  }
  const prefix = words.levelPrefixes.find((level) => rest.startsWith(level) && rest.length - level.length >= 2)
  if (prefix === undefined || words.levelPrefixExceptions.some((word) => rest.startsWith(word))) return rest
  levels.push(prefix.replaceAll(/[全本我级]/g, ''))
  return rest.slice(prefix.length)
}

function homeAt(text: string, words: MatchingWords): string | null {
  for (const home of words.home) {
    const place = knownAt(text, home, words)
    if (place !== null) return place
  }
  return null
}

function placeAt(text: string, words: MatchingWords): string | null {
  for (const name of words.places) {
    const place = knownAt(text, name, words)
    if (place !== null) return place
  }
  for (const length of [2, 3, 4]) {
    for (const level of words.levelWords) {
      if (!text.startsWith(level, length)) continue
      const place = text.slice(0, length + level.length)
      const next = text.slice(place.length, place.length + 1)
      if (!/^\p{Script=Han}+$/u.test(place) || words.notPlaces.some((word) => place.endsWith(word))) continue
      if (words.notBefore[level]?.includes(next) !== true) return place
    }
  }
  return null
}

/** A known place at the beginning, with or without its level word: 云岭, 云岭县. */
function knownAt(text: string, name: string, words: MatchingWords): string | null {
  const stem = bare(name, words)
  if (stem.length < 2 || !text.startsWith(stem)) return null
  const level = words.levelWords.find((word) => text.startsWith(word, stem.length))
  if (level === undefined) return stem
  const next = text.slice(stem.length + level.length, stem.length + level.length + 1)
  return words.notBefore[level]?.includes(next) === true ? stem : stem + level
}

function toDigits(text: string): string {
  if (/^\d+$/.test(text)) return String(Number(text))
  const digits = '零一二三四五六七八九'
  const values = [...text.replaceAll('〇', '零').replaceAll('两', '二')].map((character) => digits.indexOf(character))
  if (!/[十百]/.test(text)) return String(Number(values.join('')))
  const [hundreds, rest] = text.includes('百') ? text.replaceAll(/[零〇]/g, '').split('百') : ['', text]
  const [tens, ones] = (rest ?? '').includes('十') ? (rest ?? '').split('十') : ['0', rest ?? '']
  const one = (part: string | undefined, empty: number): number =>
    part === undefined || part === '' ? empty : part === '0' ? 0 : Math.max(0, digits.indexOf(part))
  return String((text.includes('百') ? one(hundreds, 1) * 100 : 0) + one(tens, 1) * 10 + one(ones, 0))
}
