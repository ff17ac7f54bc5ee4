import { systemKinds, type SystemKind } from '../../system/system.ts'
import type { LintGround } from '../lint-ground.ts'
import type { LintRule } from '../lint-rule.ts'
import { nothing, type SystemCheck } from './check.ts'

/** What the end of a name says of the kind; words by kind in the rule. */
function kindByName(name: string, rule: LintRule): SystemKind | null {
  const plain = name.normalize('NFKC').trim().toLowerCase()
  for (const kind of systemKinds) {
    if (rule.words[kind]?.some((word) => plain.endsWith(word.toLowerCase()))) return kind
  }
  return null
}

/** No kind is given; where the name ends in the word for one, that is proposed. */
export const kindUnknown: SystemCheck = ({ system: { id, kind, name } }, rule) => {
  if (kind !== null) return nothing
  const said = kindByName(name, rule)
  return [said === null ? {} : { proposal: { system: id, field: 'kind', value: said } }]
}

/** The name ends in the word for another kind than the one given. */
export const kindDiffersFromName: SystemCheck = ({ system: { id, kind, name } }, rule) => {
  if (kind === null) return nothing
  const said = kindByName(name, rule)
  if (said === null || said === kind) return nothing
  return [{ values: { kind, said }, proposal: { system: id, field: 'kind', value: said } }]
}

/** The owner is another one's name but for spaces, width or brackets: the spelling used most often is proposed. */
export const ownerSpelledOtherwise: SystemCheck = ({ system: { id, owner } }, _, ground) => {
  if (owner === null) return nothing
  const usual = usualSpellings(ground).get(spellingKey(owner))
  if (usual === undefined || usual === owner) return nothing
  return [{ values: { owner, usual }, proposal: { system: id, field: 'owner', value: usual } }]
}

const spellings = new WeakMap<LintGround, Map<string, string>>()

function usualSpellings(ground: LintGround): Map<string, string> {
  const held = spellings.get(ground)
  if (held) return held
  const counts = new Map<string, Map<string, number>>()
  for (const { owner } of ground.portfolio.systems) {
    if (owner === null) continue
    const key = spellingKey(owner)
    const group = counts.get(key) ?? new Map<string, number>()
    counts.set(key, group.set(owner, (group.get(owner) ?? 0) + 1))
  }
  const usual = new Map(
    [...counts].map(([key, group]) => {
      const [most] = [...group].toSorted(([one, a], [other, b]) => b - a || one.length - other.length)
      return [key, most?.[0] ?? ''] as const
    }),
  )
  spellings.set(ground, usual)
  return usual
}

function spellingKey(owner: string): string {
  return owner
    .normalize('NFKC')
    .replaceAll(/[\s\u200b]/g, '')
    .toLowerCase()
}

/** One function stands in the list twice. */
export const functionsRepeated: SystemCheck = ({ system: { id, functions } }) => {
  if (functions === null) return nothing
  const seen = new Set<string>()
  const kept: string[] = []
  const twice: string[] = []
  for (const name of functions) {
    const key = name.normalize('NFKC').replaceAll(/\s/g, '')
    if (seen.has(key)) twice.push(name)
    else kept.push(name)
    seen.add(key)
  }
  if (twice.length === 0) return nothing
  return [
    { values: { names: [...new Set(twice)].join('、') }, proposal: { system: id, field: 'functions', value: kept } },
  ]
}

/** In use, though the note says that it is not. A note that says nothing else is proposed to be believed. */
export const closedInNotes: SystemCheck = ({ system: { id, status, notes } }, rule) => {
  if (notes === null || (status !== 'running' && status !== 'trial')) return nothing
  const words = rule.words['closed'] ?? []
  const said = words.find((word) => notes.includes(word) && !negated(notes, word, rule.words['not'] ?? []))
  if (said === undefined) return nothing
  const whole = notes.replaceAll(/[\s。.，,；;]/g, '') === said
  return [{ values: { said }, ...(whole ? { proposal: { system: id, field: 'status', value: 'closed' } } : {}) }]
}

/** Use is required, though the note calls it voluntary. */
export const voluntaryInNotes: SystemCheck = ({ system: { mandatory, notes } }, rule) => {
  if (mandatory !== true || notes === null) return nothing
  const said = rule.words['voluntary']?.find(
    (word) => notes.includes(word) && !negated(notes, word, rule.words['not'] ?? []),
  )
  return said === undefined ? nothing : [{ values: { said } }]
}

/** A word just before takes it back, or speaks of something else: 未停用, 旧版已停用, 拟停用. */
function negated(text: string, word: string, before: readonly string[]): boolean {
  const lead = text.slice(Math.max(0, text.indexOf(word) - 6), text.indexOf(word))
  return before.some((one) => lead.includes(one))
}
