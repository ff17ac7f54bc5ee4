import type { VoiceState } from '../../../contract/calls/participation.ts'
import type { Workspace } from '../workspace.ts'

/** What became of a voice; `null` where nobody has said. */
export type VoiceHandling = {
  id: string
  link_settled: boolean
  voice_group: string | null
  state: VoiceState | null
  reason: string | null
  published_on: string | null
  task: string | null
}
export type VoiceGroupRecord = { id: string; name: string; theme: string | null }

type Stored = Omit<VoiceHandling, 'link_settled'> & { link_settled: number | null }

export function listHandlings(workspace: Workspace): Map<string, VoiceHandling> {
  const rows = workspace.database
    .prepare('SELECT uid AS id, link_settled, voice_group, state, reason, published_on, task FROM feedback')
    .all() as Stored[]
  return new Map(rows.map((row) => [row.id, { ...row, link_settled: row.link_settled === 1 }]))
}

export function writeHandling(workspace: Workspace, handling: VoiceHandling): void {
  workspace.database
    .prepare(
      `UPDATE feedback SET link_settled = @link_settled, voice_group = @voice_group, state = @state, reason = @reason,
         published_on = @published_on, task = @task WHERE uid = @id`,
    )
    .run({ ...handling, link_settled: handling.link_settled ? 1 : null })
}

export function listVoiceGroups(workspace: Workspace): VoiceGroupRecord[] {
  return workspace.database
    .prepare('SELECT uid AS id, name, theme FROM voice_group ORDER BY rowid')
    .all() as VoiceGroupRecord[]
}

export function writeVoiceGroup(workspace: Workspace, group: VoiceGroupRecord): void {
  workspace.database
    .prepare(
      `INSERT INTO voice_group (uid, name, theme) VALUES (@id, @name, @theme)
       ON CONFLICT (uid) DO UPDATE SET name = excluded.name, theme = excluded.theme`,
    )
    .run(group)
}

/** Groups that nobody is in any more. */
export function removeEmptyVoiceGroups(workspace: Workspace): void {
  workspace.database
    .prepare(
      'DELETE FROM voice_group WHERE uid NOT IN (SELECT voice_group FROM feedback WHERE voice_group IS NOT NULL)',
    )
    .run()
}
