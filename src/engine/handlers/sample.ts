import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { EngineHandlers } from '../../contract/calls.ts'
import { Failure } from '../../contract/failures.ts'
import { listScenes, writeScene } from '../document/queries/scene.ts'
import { write } from '../document/workspace.ts'
import { carryOut } from '../import/carry-out.ts'
import { readFiles } from '../import/read-files.ts'
import { proposeScenesIn } from '../portfolio/propose-scenes.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { createIn, summaryOf } from './workspace.ts'

const county = { folder: 'yunling', title: '云岭县数字系统清理整合（示例）', locality: '云岭县' }

/** The sample county as a workspace of its own: imported as a clerk would, its proposed scenes confirmed. */
export function sampleHandlers(session: Session): Pick<EngineHandlers, 'workspace.sample'> {
  return {
    'workspace.sample': async ({ path }) => {
      createIn(session, path, county.title, county.locality)
      const workspace = openedWorkspace(session)
      const folder = join(session.resources.samples, county.folder)
      const names = readdirSync(folder)
        .filter((name) => ['.xlsx', '.csv'].includes(extname(name)))
        .toSorted()
      const files = names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
      const { sources, refused } = await readFiles(session, files, null)
      const [first] = refused
      if (first) throw new Failure('source_refused', { file: first.file, detail: first.sentence })
      await carryOut(session, { sources, chosen: new Map() }, new AbortController().signal)
      write(workspace, { name: 'scene.propose' }, () => proposeScenesIn(session))
      const scenes = listScenes(workspace)
      const confirmed = { name: scenes[0]?.name ?? '', count: scenes.length, status: 'confirmed' }
      write(workspace, { name: 'scene.confirm', values: confirmed }, () => {
        for (const scene of scenes) writeScene(workspace, { ...scene, status: 'confirmed', touched: true })
      })
      return summaryOf(session)
    },
  }
}
