import type { EngineHandlers, Parsed } from '../../contract/calls.ts'
import { Failure } from '../../contract/failures.ts'
import { writeFeedback, type FeedbackRecord } from '../document/queries/feedback.ts'
import { writeSetting } from '../document/queries/setting.ts'
import { listHandlings, removeEmptyVoiceGroups, writeHandling, type VoiceHandling } from '../document/queries/voice.ts'
import { write } from '../document/workspace.ts'
import { groupBurdenView } from '../portfolio/group-burden-view.ts'
import { heardView } from '../portfolio/heard-view.ts'
import { findSystem, portfolioOf } from '../portfolio/read-portfolio.ts'
import { floorSetting, isSure, voiceDesk } from '../portfolio/voice-desk.ts'
import { groupByName, groupOpenVoices, renameGroup } from '../portfolio/voice-groups.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject =
  | 'voice.desk'
  | 'voice.add'
  | 'voice.update'
  | 'voice.accept_sure'
  | 'voice.group'
  | 'voice_group.rename'
  | 'participation.set_floor'
  | 'participation.heard'
  | 'participation.burden'

/** The feedback desk, who was heard, and the burden by group. */
export function participationHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'voice.desk': () => voiceDesk(session),
    'voice.add': (input) => {
      const workspace = openedWorkspace(session)
      const known = portfolioOf(session).portfolio.localities.some((place) => place.id === input.locality)
      if (input.locality !== null && !known) throw new Failure('unknown_row', { what: 'locality', id: input.locality })
      const system = input.system === null ? null : findSystem(session, input.system).uid
      const record: FeedbackRecord = {
        ...input,
        id: workspace.ids(),
        system,
        role: input.role || null,
        problem: input.problem || null,
        wish: input.wish || null,
        answer: null,
        source_row: null,
      }
      write(workspace, { name: 'voice.add', values: { name: input.system_name } }, () => {
        writeFeedback(workspace, record)
        if (system !== null) writeHandling(workspace, { ...noHandling(record.id), link_settled: true })
      })
      return voiceDesk(session)
    },
    'voice.update': (input) => {
      updateVoices(session, input)
      return voiceDesk(session)
    },
    'voice.accept_sure': () => {
      const workspace = openedWorkspace(session)
      const sure = voiceDesk(session).rows.filter(isSure)
      const records = new Map(portfolioOf(session).feedback.map((record) => [record.id, record]))
      const handlings = listHandlings(workspace)
      write(workspace, { name: 'voice.accept_sure', values: { count: sure.length } }, () => {
        for (const { id, proposals } of sure) {
          const record = records.get(id)
          if (!record || !proposals[0]) continue
          writeFeedback(workspace, { ...record, system: findSystem(session, proposals[0].system.id).uid })
          writeHandling(workspace, { ...(handlings.get(id) ?? noHandling(id)), link_settled: true })
        }
      })
      return voiceDesk(session)
    },
    'voice.group': ({ locale }) => {
      write(openedWorkspace(session), { name: 'voice.group' }, () => groupOpenVoices(session, locale))
      return voiceDesk(session)
    },
    'voice_group.rename': ({ id, name }) => {
      write(openedWorkspace(session), { name: 'voice_group.rename', values: { name } }, () =>
        renameGroup(session, id, name),
      )
      return voiceDesk(session)
    },
    'participation.set_floor': ({ floor }) => {
      const workspace = openedWorkspace(session)
      write(workspace, { name: 'settings.set', values: { key: floorSetting } }, () =>
        writeSetting(workspace, floorSetting, floor),
      )
      return voiceDesk(session)
    },
    'participation.heard': () => heardView(session),
    'participation.burden': ({ by }) => groupBurdenView(session, by),
  }
}

function updateVoices(session: Session, input: Parsed<'voice.update'>): void {
  const workspace = openedWorkspace(session)
  const records = new Map(portfolioOf(session).feedback.map((record) => [record.id, record]))
  const handlings = listHandlings(workspace)
  const voices = input.ids.map((id) => {
    const record = records.get(id)
    if (!record) throw new Failure('unknown_row', { what: 'feedback', id })
    return { record, handling: handlings.get(id) ?? noHandling(id) }
  })
  const system = input.system ? findSystem(session, input.system).uid : (input.system ?? undefined)
  const values = { count: voices.length, name: voices[0]?.record.system_name ?? '' }
  write(workspace, { name: 'voice.update', values }, () => {
    const group = input.group ? groupByName(session, input.group) : input.group
    for (const { record, handling } of voices) {
      const answer = input.answer === undefined ? record.answer : input.answer?.trim() || null
      const next = handled({ ...handling, ...(group === undefined ? {} : { voice_group: group }) }, input, answer)
      const linked = input.system === undefined ? record.system : (system ?? null)
      writeFeedback(workspace, { ...record, system: linked, answer })
      writeHandling(workspace, next)
    }
    removeEmptyVoiceGroups(workspace)
  })
}

/** What becomes of one voice. Fails where a state lacks the words it stands for. */
function handled(handling: VoiceHandling, input: Parsed<'voice.update'>, answer: string | null): VoiceHandling {
  const textOf = (given: string | null | undefined, before: string | null) =>
    given === undefined ? before : given?.trim() || null
  const next = {
    ...handling,
    link_settled: input.system === undefined ? handling.link_settled : true,
    state: input.state ?? handling.state,
    reason: textOf(input.reason, handling.reason),
    published_on: input.published_on === undefined ? handling.published_on : input.published_on,
    task: textOf(input.task, handling.task),
  }
  // An answer taken back takes with it that it was given and published.
  if (input.answer !== undefined && answer === null && input.state === undefined) {
    return { ...next, state: next.state === 'answered' ? null : next.state, published_on: null }
  }
  if (next.state === 'not_taken_up' && next.reason === null) throw new Failure('reason_missing')
  if (answer === null && (next.state === 'answered' || next.published_on !== null)) throw new Failure('answer_missing')
  return next
}

function noHandling(id: string): VoiceHandling {
  return {
    id,
    link_settled: false,
    voice_group: null,
    state: null,
    reason: null,
    published_on: null,
    task: null,
  }
}
