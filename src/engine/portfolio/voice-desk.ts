import type { LinkProposal, VoiceDesk, VoiceRow } from '../../contract/calls/participation.ts'
import { linkFeedback, type FeedbackLink } from '../../core/feedback/link-feedback.ts'
import { shownSpeakers } from '../../core/participation/shown-apart.ts'
import { readSetting } from '../document/queries/setting.ts'
import { listSources, listSourceTables, readSourceRow } from '../document/queries/source.ts'
import { listHandlings, listVoiceGroups } from '../document/queries/voice.ts'
import type { Workspace } from '../document/workspace.ts'
import { loadParticipation } from '../resources/load-participation.ts'
import { openedWorkspace, remember, type Session } from '../session.ts'
import { matchingWordsOf } from './matching-words.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'

/** The setting under which a workspace keeps its own floor. */
export const floorSetting = 'participation.floor'

/** Below how many voices a township or role is not shown apart. */
export function floorOf(session: Session): number {
  const own = readSetting(openedWorkspace(session), floorSetting)
  return typeof own === 'number' ? own : loadParticipation(session.resources.folder).floor
}

/** The feedback desk: every voice with what it may mean, what became of it, and no more of its speaker than may be shown. */
export const voiceDesk = remember<VoiceDesk>((session, workspace) => {
  const view = portfolioOf(session)
  const floor = floorOf(session)
  const handlings = listHandlings(workspace)
  const shown = shownSpeakers(view.feedback, floor)
  const links = voiceLinks(session)
  const places = new Map(view.portfolio.localities.map(({ id, name }) => [id, { id, name }]))
  const fileOf = filesOfRows(workspace)
  const rows = view.feedback.map((voice, at): VoiceRow => {
    const handling = handlings.get(voice.id)
    const linked = voice.system === null ? null : view.survivor(voice.system)
    const speaker = shown[at]
    const settled = handling?.link_settled === true
    return {
      id: voice.id,
      system_name: voice.system_name,
      system: linked ? referenceOf(linked) : null,
      link: settled ? 'settled' : linked ? 'program' : 'open',
      proposals: settled ? [] : proposalsOf(session, links.get(voice.system_name)),
      locality: places.get(speaker?.locality ?? '') ?? null,
      role: speaker?.role ?? null,
      held_back: speaker?.held_back ?? false,
      minutes_per_week: voice.minutes_per_week,
      satisfaction: voice.satisfaction,
      problem: voice.problem,
      wish: voice.wish,
      group: handling?.voice_group ?? null,
      state: handling?.state ?? (voice.answer === null ? 'open' : 'answered'),
      answer: voice.answer,
      reason: handling?.reason ?? null,
      published_on: handling?.published_on ?? null,
      task: handling?.task ?? null,
      file: fileOf(voice.source_row),
    }
  })
  const members = Map.groupBy(rows, (row) => row.group)
  return {
    rows,
    groups: listVoiceGroups(workspace).map((group) => ({ ...group, voices: members.get(group.id)?.length ?? 0 })),
    sure: rows.filter(isSure).length,
    floor,
    shipped_floor: loadParticipation(session.resources.folder).floor,
  }
})

/** Whether a link can be settled without looking: the name is surely that system's, and nothing else was linked. */
export function isSure(row: VoiceRow): boolean {
  const [first] = row.proposals
  return first?.confidence === 'sure' && (row.system === null || row.system.id === first.system.id)
}

function proposalsOf(session: Session, link: FeedbackLink | undefined): LinkProposal[] {
  if (link === undefined || link.system === null) return []
  const { byId } = portfolioOf(session)
  const best = { system: link.system, score: link.score, by: link.by, confidence: link.confidence }
  const others = link.others.map(({ system, score }) => ({ system, score, by: null, confidence: 'likely' as const }))
  return [best, ...others].flatMap((one) => {
    const record = byId.get(one.system)
    return record ? [{ ...one, system: referenceOf(record) }] : []
  })
}

/** What each name may stand for. Worked out again only when names of voices or systems change, not at every edit. */
function voiceLinks(session: Session): ReadonlyMap<string, FeedbackLink> {
  const workspace = openedWorkspace(session)
  const { portfolio } = portfolioOf(session)
  const names = [...new Set(portfolio.feedback.map((voice) => voice.system_name))]
  const key = JSON.stringify([names, portfolio.systems.map(({ id, name, kind }) => [id, name, kind])])
  const held = linksOf.get(workspace)
  if (held?.key === key) return held.links
  const links = new Map(
    linkFeedback(names, portfolio.systems, matchingWordsOf(session)).map((link) => [link.name, link]),
  )
  linksOf.set(workspace, { key, links })
  return links
}

const linksOf = new WeakMap<Workspace, { key: string; links: ReadonlyMap<string, FeedbackLink> }>()

function filesOfRows(workspace: Workspace): (row: string | null) => string | null {
  const files = new Map(listSources(workspace).map((source) => [source.uid, source.file]))
  const tables = new Map(listSourceTables(workspace).map((table) => [table.uid, files.get(table.source) ?? null]))
  return (row) => (row === null ? null : (tables.get(readSourceRow(workspace, row)?.source_table ?? '') ?? null))
}
