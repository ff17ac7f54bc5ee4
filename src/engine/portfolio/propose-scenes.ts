import { proposeScenes } from '../../core/scene/propose.ts'
import { listScenes, writeScene, writeSceneFunction, writeService } from '../document/queries/scene.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { portfolioOf } from './read-portfolio.ts'

/**
 * Writes proposed scenes that are not there yet, by name, and adds what the systems say anew to proposals nobody has
 * touched. What a person has confirmed, changed or rejected is left alone. Within a command.
 * @returns how many scenes were added
 */
export function proposeScenesIn(session: Session): number {
  const workspace = openedWorkspace(session)
  const view = portfolioOf(session)
  const known = new Map(listScenes(workspace).map((scene) => [scene.name, scene]))
  let added = 0
  for (const proposal of proposeScenes(view.portfolio.systems, session.resources.sceneWords)) {
    const held = known.get(proposal.name)
    if (held?.touched) continue
    const scene = held?.id ?? workspace.ids()
    if (!held) {
      added += 1
      writeScene(workspace, { ...proposal, id: scene, touched: false })
    }
    for (const one of proposal.functions) {
      const there = held?.functions.find((candidate) => candidate.name === one.name)
      const id = there?.id ?? workspace.ids()
      if (!there) writeSceneFunction(workspace, { id, scene, name: one.name, needed: one.needed })
      const served = new Set(there?.systems.map((service) => service.system))
      for (const { system, coverage } of one.systems) {
        const uid = view.byId.get(system)?.uid
        if (uid && !served.has(uid)) writeService(workspace, id, uid, coverage)
      }
    }
  }
  return added
}
