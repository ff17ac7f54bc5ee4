import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { EngineHandlers } from '../../contract/calls.ts'
import { listScenes, writeScene } from '../document/queries/scene.ts'
import { write } from '../document/workspace.ts'
import type { PreparedSource } from '../import/prepared-source.ts'
import { proposeScenesIn } from '../portfolio/propose-scenes.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { carryOut, prepare } from './import.ts'
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
      const sources: PreparedSource[] = []
      for (const [index, name] of names.entries()) {
        session.announce({ name: 'progress', data: { job: 'import', label: name, done: index, total: names.length } })
        sources.push(await prepare(session, name, readFileSync(join(folder, name)), null))
      }
      carryOut(session, sources)
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
