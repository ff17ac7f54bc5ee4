import type { HeardView } from '../../contract/calls/participation.ts'
import { heardReport } from '../../core/participation/heard.ts'
import { listRounds } from '../document/queries/consultation.ts'
import { loadParticipation } from '../resources/load-participation.ts'
import { remember } from '../session.ts'
import { portfolioOf } from './read-portfolio.ts'
import { floorOf } from './voice-desk.ts'

/** Which townships, roles and groups were heard, with their names. */
export const heardView = remember<HeardView>((session, workspace) => {
  const { portfolio } = portfolioOf(session)
  const words = loadParticipation(session.resources.folder)
  const report = heardReport({ ...portfolio, rounds: listRounds(workspace) }, words, floorOf(session))
  const names = new Map(portfolio.localities.map(({ id, name }) => [id, name]))
  const place = (id: string) => ({ id, name: names.get(id) ?? id })
  return {
    floor: report.floor,
    townships: report.townships.map((line) => ({ ...line, locality: place(line.locality) })),
    roles: report.roles.map((line) => ({
      ...line,
      name: words.roles.find((role) => role.id === line.role)?.name ?? { 'zh-CN': line.role, en: line.role },
    })),
    groups: report.groups.map((line) => ({
      ...line,
      places: line.places && { all: line.places.all, not_heard: line.places.not_heard.map(place) },
    })),
    other_roles: report.other_roles,
  }
})
