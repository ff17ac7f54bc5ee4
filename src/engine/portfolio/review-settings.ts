import type { ReviewSettings } from '../../core/review/review-settings.ts'
import { readSetting } from '../document/queries/setting.ts'
import { openedWorkspace, type Session } from '../session.ts'

/** The shipped constants, with what this workspace sets otherwise (`review.thresholds`). */
export function reviewSettingsOf(session: Session): ReviewSettings {
  const shipped = session.resources.reviewSettings
  const own = readSetting(openedWorkspace(session), 'review.thresholds')
  if (typeof own !== 'object' || own === null) return shipped
  return { ...shipped, thresholds: { ...shipped.thresholds, ...own } }
}
