import { withPlaces, type MatchingWords } from '../../core/matching/matching-words.ts'
import { listLocalities } from '../document/queries/capacity.ts'
import { readSetting } from '../document/queries/setting.ts'
import { remember } from '../session.ts'

/** The shipped words with this workspace's own place and the places below it. */
export const matchingWordsOf = remember<MatchingWords>((session, workspace) => {
  const home = readSetting(workspace, 'locality')
  const localities = listLocalities(workspace)
  return withPlaces(session.resources.matchingWords, {
    home: typeof home === 'string' && home !== '' ? [home] : [],
    places: localities.filter((locality) => locality.name !== home).map((locality) => locality.name),
  })
})
