import { Failure } from '../../contract/failures.ts'
import { textIn, type Locale } from '../../core/language/localized-text.ts'
import { groupVoices } from '../../core/participation/group-voices.ts'
import {
  listHandlings,
  listVoiceGroups,
  removeEmptyVoiceGroups,
  writeHandling,
  writeVoiceGroup,
} from '../document/queries/voice.ts'
import { loadParticipation } from '../resources/load-participation.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { portfolioOf } from './read-portfolio.ts'

/** Within a command: the group of a name, made where there is none. Answers its uid. */
export function groupByName(session: Session, name: string, theme: string | null = null): string {
  const workspace = openedWorkspace(session)
  const known = listVoiceGroups(workspace).find((group) => group.name === name)
  if (known) return known.id
  const id = workspace.ids()
  writeVoiceGroup(workspace, { id, name, theme })
  return id
}

/**
 * Within a command: groups the voices that stand in no group. A theme joins the group that was made for it, whatever a
 * person has called it since; a voice whose theme has a group joins it also alone.
 */
export function groupOpenVoices(session: Session, locale: Locale): void {
  const workspace = openedWorkspace(session)
  const words = loadParticipation(session.resources.folder)
  const handlings = listHandlings(workspace)
  const open = portfolioOf(session).feedback.flatMap((voice) => {
    const text = voice.problem ?? voice.wish
    return text === null || handlings.get(voice.id)?.voice_group ? [] : [{ id: voice.id, text }]
  })
  for (const proposal of groupVoices(open, words)) {
    const theme = words.themes.find((one) => one.id === proposal.theme)
    const made = listVoiceGroups(workspace).find((group) => theme !== undefined && group.theme === theme.id)
    const name = theme ? textIn(theme.name, locale) : proposal.text
    const group = made?.id ?? groupByName(session, name, theme?.id ?? null)
    for (const id of proposal.voices) {
      const handling = handlings.get(id)
      if (handling) writeHandling(workspace, { ...handling, voice_group: group })
    }
  }
}

/** Within a command: renames a group; the name of another one joins this to that. */
export function renameGroup(session: Session, id: string, name: string): void {
  const workspace = openedWorkspace(session)
  const groups = listVoiceGroups(workspace)
  const group = groups.find((one) => one.id === id)
  if (!group) throw new Failure('unknown_row', { what: 'voice_group', id })
  const other = groups.find((one) => one.name === name && one.id !== id)
  if (!other) {
    writeVoiceGroup(workspace, { ...group, name })
    return
  }
  for (const handling of listHandlings(workspace).values()) {
    if (handling.voice_group === id) writeHandling(workspace, { ...handling, voice_group: other.id })
  }
  removeEmptyVoiceGroups(workspace)
}
