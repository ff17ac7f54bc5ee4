import type { ConsultationRound, RoundOpinion, RoundParty } from '../../../core/participation/round.ts'
import { deferReferences, type Workspace } from '../workspace.ts'

type PartyRow = RoundParty & { round: string }
type OpinionRow = RoundOpinion & { round: string }
export type OpinionRecord = OpinionRow & { author: string; at: string }

/** Every round, newest first; systems of opinions by uid. */
export function listRounds({ database }: Workspace): ConsultationRound[] {
  const rounds = database
    .prepare(
      `SELECT uid AS id, name AS title, opened_on, closes_on, closed_on, channel, note FROM consultation_round
       ORDER BY opened_on DESC, rowid DESC`,
    )
    .all() as Omit<ConsultationRound, 'parties' | 'opinions'>[]
  const parties = database
    .prepare('SELECT uid AS id, round, kind, locality, name, asked, answered FROM consultation_party ORDER BY rowid')
    .all() as PartyRow[]
  const opinions = database
    .prepare('SELECT uid AS id, round, party, system, text, outcome, reason FROM consultation_opinion ORDER BY rowid')
    .all() as OpinionRow[]
  return rounds.map((round) => ({
    ...round,
    parties: parties.filter((one) => one.round === round.id).map(({ round: _, ...party }) => party),
    opinions: opinions.filter((one) => one.round === round.id).map(({ round: _, ...opinion }) => opinion),
  }))
}

/** Writes a round and those asked; one that is no longer asked leaves its opinions without a party. */
export function writeRound(workspace: Workspace, round: Omit<ConsultationRound, 'opinions'>): void {
  const { database } = workspace
  const { parties, ...own } = round
  database
    .prepare(
      `INSERT INTO consultation_round (uid, name, opened_on, closes_on, closed_on, channel, note)
       VALUES (@id, @title, @opened_on, @closes_on, @closed_on, @channel, @note)
       ON CONFLICT (uid) DO UPDATE SET name = excluded.name, opened_on = excluded.opened_on,
         closes_on = excluded.closes_on, closed_on = excluded.closed_on, channel = excluded.channel, note = excluded.note`,
    )
    .run(own)
  const kept = new Set(parties.map((party) => party.id))
  const known = database.prepare('SELECT uid FROM consultation_party WHERE round = ?').pluck().all(round.id) as string[]
  for (const uid of known) {
    if (kept.has(uid)) continue
    database.prepare('UPDATE consultation_opinion SET party = NULL WHERE party = ?').run(uid)
    database.prepare('DELETE FROM consultation_party WHERE uid = ?').run(uid)
  }
  const statement = database.prepare(
    `INSERT INTO consultation_party (uid, round, kind, locality, name, asked, answered)
     VALUES (@id, @round, @kind, @locality, @name, @asked, @answered)
     ON CONFLICT (uid) DO UPDATE SET kind = excluded.kind, locality = excluded.locality, name = excluded.name,
       asked = excluded.asked, answered = excluded.answered`,
  )
  for (const party of parties) statement.run({ ...party, round: round.id })
}

export function removeRound(workspace: Workspace, uid: string): void {
  deferReferences(workspace)
  const { database } = workspace
  database.prepare('DELETE FROM consultation_opinion WHERE round = ?').run(uid)
  database.prepare('DELETE FROM consultation_party WHERE round = ?').run(uid)
  database.prepare('DELETE FROM consultation_round WHERE uid = ?').run(uid)
}

export function writeOpinion({ database }: Workspace, opinion: OpinionRecord): void {
  database
    .prepare(
      `INSERT INTO consultation_opinion (uid, round, party, system, text, outcome, reason, author, at)
       VALUES (@id, @round, @party, @system, @text, @outcome, @reason, @author, @at)
       ON CONFLICT (uid) DO UPDATE SET party = excluded.party, system = excluded.system, text = excluded.text,
         outcome = excluded.outcome, reason = excluded.reason, author = excluded.author, at = excluded.at`,
    )
    .run(opinion)
}

export function removeOpinion({ database }: Workspace, uid: string): void {
  database.prepare('DELETE FROM consultation_opinion WHERE uid = ?').run(uid)
}
