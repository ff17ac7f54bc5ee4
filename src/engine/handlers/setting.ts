import type { EngineHandlers } from '../../contract/calls.ts'
import { readSettings, writeSetting } from '../document/queries/setting.ts'
import { write } from '../document/workspace.ts'
import { openedWorkspace, type Session } from '../session.ts'

export function settingHandlers(session: Session): Pick<EngineHandlers, 'settings.get' | 'settings.set'> {
  return {
    'settings.get': () => readSettings(openedWorkspace(session)),
    'settings.set': ({ key, value }) => {
      const workspace = openedWorkspace(session)
      write(workspace, { name: 'settings.set', values: { key } }, () => writeSetting(workspace, key, value))
      return readSettings(workspace)
    },
  }
}
