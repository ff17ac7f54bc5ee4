import { z } from 'zod'
import type { GroupSystem } from '../../core/feedback/group-burden.ts'
import type { FeedbackLink } from '../../core/feedback/link-feedback.ts'
import type { LocalizedText } from '../../core/language/localized-text.ts'
import {
  entryProposals,
  type EntryBasis,
  type EntryLine,
  type EntryProposal,
} from '../../core/participation/entry-items.ts'
import type { HeardGroup, HeardPlace, HeardRole } from '../../core/participation/heard.ts'
import type { PastedProblem } from '../../core/participation/paste-entries.ts'
import {
  opinionOutcomes,
  partyKinds,
  roundChannels,
  type ConsultationRound,
  type RoundOpinion,
  type RoundParty,
  type RoundSummary,
} from '../../core/participation/round.ts'
import type { Origin } from '../../core/system/origin.ts'
import type { SystemReference } from '../../core/system/system.ts'
import { call } from '../call.ts'

export const voiceStates = ['open', 'answered', 'taken_up', 'not_taken_up'] as const
export type VoiceState = (typeof voiceStates)[number]

/** A system that a name may stand for, with the score of the names and why. */
export type LinkProposal = {
  system: SystemReference
  score: number
  by: FeedbackLink['by']
  confidence: FeedbackLink['confidence']
}

/**
 * One voice on the desk. Where too few share a township or role, these are held back (`held_back`) and stay `null`.
 * `link`: `settled` by a person (also that no system is meant), `program` linked by the import, `open` not linked.
 */
export type VoiceRow = {
  id: string
  system_name: string
  system: SystemReference | null
  link: 'settled' | 'program' | 'open'
  proposals: LinkProposal[]
  locality: SystemReference | null
  role: string | null
  held_back: boolean
  minutes_per_week: number | null
  satisfaction: number | null
  problem: string | null
  wish: string | null
  group: string | null
  state: VoiceState
  answer: string | null
  reason: string | null
  published_on: string | null
  task: string | null
  /** The file a voice came from; typed-in voices have none. */
  file: string | null
}

export type VoiceDesk = {
  rows: VoiceRow[]
  groups: { id: string; name: string; theme: string | null; voices: number }[]
  /** Voices whose link is sure and not settled yet. */
  sure: number
  floor: number
  shipped_floor: number
}

export type OpinionRow = Omit<RoundOpinion, 'system'> & { system: SystemReference | null }
export type RoundRow = Omit<ConsultationRound, 'opinions'> & {
  /** Rounds are numbered by their first day, from 1; documents and reviews name them so. */
  number: number
  summary: RoundSummary
  opinions: OpinionRow[]
}

export type HeardView = {
  floor: number
  townships: (Omit<HeardPlace, 'locality'> & { locality: SystemReference })[]
  roles: (HeardRole & { name: LocalizedText })[]
  groups: (Omit<HeardGroup, 'places'> & { places: { all: number; not_heard: SystemReference[] } | null })[]
  other_roles: number
}

export type GroupBurdenRow = {
  /** `null`: groups too small to be shown apart, together. */
  key: string | null
  name: LocalizedText | null
  n: number
  before: number | null
  lower: number | null
  upper: number | null
  after: number | null
  systems: (Omit<GroupSystem, 'system'> & { system: SystemReference | null; name: string })[]
  small: number
  groups: number
}

export const burdenGroupings = ['township', 'role', 'task'] as const
export type BurdenGrouping = (typeof burdenGroupings)[number]
export type GroupBurdenView = {
  rows: GroupBurdenRow[]
  /** Timed voices without a township, role or task. */
  unassigned: number
  floor: number
  minimum_voices: number
  /** The plan that "after" stands for. */
  plan: { name: string; computed_at: string; outdated: boolean } | null
}

/** One thing typed into one system, and where it is said: a person, a cell, or the name of a function. */
export type EntryRow = {
  id: string
  key: string
  item: string
  system: SystemReference
  role: string | null
  minutes: number | null
  basis: EntryBasis
  from: Origin | null
}

export type EntryLineRow = Omit<EntryLine, 'systems'> & {
  systems: SystemReference[]
  proposal: { proposal: EntryProposal; into: SystemReference | null; note: string | null } | null
}
export type EntryMatrix = {
  rows: EntryRow[]
  lines: EntryLineRow[]
  /** Systems that the inventory says ask for the same again, and those of which it is not known. */
  said: { yes: number; unknown: number }
}

const id = z.string().min(1)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const text = z.string().trim().min(1)
const count = z.number().int().min(0).nullable()
const handling = {
  state: z.enum(voiceStates).optional(),
  answer: z.string().nullable().optional(),
  reason: z.string().nullable().optional(),
  published_on: day.nullable().optional(),
  task: z.string().nullable().optional(),
}
const party = z.object({
  /** Empty for a new one. */
  id: z.string().default(''),
  kind: z.enum(partyKinds),
  locality: id.nullable().default(null),
  name: text,
  asked: count.default(null),
  answered: count.default(null),
})

export const participationCalls = {
  'voice.desk': call<VoiceDesk>()(z.object({})),
  /** Types in a voice; nobody's name is kept. */
  'voice.add': call<VoiceDesk>()(
    z.object({
      system: id.nullable().default(null),
      system_name: text,
      locality: id.nullable().default(null),
      role: z.string().trim().nullable().default(null),
      minutes_per_week: z.number().min(0).max(10_080).nullable().default(null),
      satisfaction: z.number().min(1).max(5).nullable().default(null),
      problem: z.string().trim().nullable().default(null),
      wish: z.string().trim().nullable().default(null),
    }),
  ),
  /**
   * Changes voices together: `system` settles the link (`null`: no system is meant), `group` moves them (`null`: out of any
   * group; a name that no group has makes one). Not taken up needs a reason, answered and published need an answer.
   */
  'voice.update': call<VoiceDesk>()(
    z.object({
      ids: z.array(id).min(1),
      system: id.nullable().optional(),
      group: z.string().trim().min(1).nullable().optional(),
      ...handling,
    }),
  ),
  /** Settles every link that is sure. */
  'voice.accept_sure': call<VoiceDesk>()(z.object({})),
  /** Groups the voices that are in no group and say the same. */
  'voice.group': call<VoiceDesk>()(z.object({ locale: z.enum(['zh-CN', 'zh-TW', 'en']).default('zh-CN') })),
  /** Renames a group; the name of another group joins the two. */
  'voice_group.rename': call<VoiceDesk>()(z.object({ id, name: text })),
  /** Below how many voices a township or role is not shown apart; `null` goes back to the shipped number. */
  'participation.set_floor': call<VoiceDesk>()(z.object({ floor: z.number().int().min(1).max(50).nullable() })),

  'consultation.list': call<RoundRow[]>()(z.object({})),
  'consultation.save': call<RoundRow>()(
    z.object({
      id: id.nullable().default(null),
      title: text,
      opened_on: day,
      closes_on: day.nullable().default(null),
      closed_on: day.nullable().default(null),
      channel: z.enum(roundChannels),
      note: z.string().nullable().default(null),
      parties: z.array(party).default([]),
    }),
  ),
  'consultation.remove': call<null>()(z.object({ id })),
  /** Writes an opinion. Taken up in part or not at all needs the reason. */
  'consultation.opinion': call<RoundRow>()(
    z.object({
      round: id,
      id: id.nullable().default(null),
      party: id.nullable().default(null),
      system: id.nullable().default(null),
      text,
      outcome: z.enum(opinionOutcomes).nullable().default(null),
      reason: z.string().nullable().default(null),
    }),
  ),
  'consultation.remove_opinion': call<RoundRow>()(z.object({ round: id, id })),

  'participation.heard': call<HeardView>()(z.object({})),
  'participation.burden': call<GroupBurdenView>()(z.object({ by: z.enum(burdenGroupings) })),

  'entry.list': call<EntryMatrix>()(z.object({})),
  'entry.save': call<EntryMatrix>()(
    z.object({
      id: id.nullable().default(null),
      item: text,
      system: id,
      role: z.string().trim().nullable().default(null),
      minutes: z.number().min(0).max(10_080).nullable().default(null),
    }),
  ),
  'entry.remove': call<EntryMatrix>()(z.object({ id })),
  /** Lines pasted from a sheet: items, system, role, minutes. What could not be read is told, the rest is written. */
  'entry.paste': call<{ added: number; problems: PastedProblem[]; matrix: EntryMatrix }>()(z.object({ text })),
  'entry.propose': call<EntryMatrix>()(
    z.object({
      key: id,
      proposal: z.enum(entryProposals).nullable(),
      into: id.nullable().default(null),
      note: z.string().nullable().default(null),
    }),
  ),
}

export type { RoundParty }
