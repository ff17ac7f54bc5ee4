import { judgeRedLines, redLineTests } from '../../core/review/red-lines.ts'
import { isProposed } from '../../core/review/scene-service.ts'
import { latestValues } from '../../core/capacity/profile.ts'
import type { PlanInput, PlanNeed, PlanVerdict } from '../../core/plan/plan.ts'
import { setPlanSetting, type PlanSettings } from '../../core/plan/settings.ts'
import { Failure } from '../../contract/failures.ts'
import { readPlanResources, type PlanResources } from '../solve/plan-resources.ts'
import { readSetting } from '../document/queries/setting.ts'
import { openedWorkspace, todayOf, type Session } from '../session.ts'
import { portfolioOf } from './read-portfolio.ts'
import { reviewStateOf } from './review-state.ts'

/** Code of the indicator that counts full-time staff of a locality. */
const staffIndicator = 'S1'

/** The workspace as a plan reads it, under the shipped settings, the workspace's own, and the ones given. */
export function planInput(session: Session, given: Record<string, string | number | boolean | null>): PlanInput {
  const resources = readPlanResources(session.resources.folder, todayOf(session))
  const { portfolio } = portfolioOf(session)
  const needs = needsOf(session)
  const staff = latestValues(portfolio.values)
  return {
    // What is only proposed is neither there to stay nor there to be closed.
    systems: portfolio.systems.filter((system) => !isProposed(system)),
    needs,
    verdicts: verdictsOf(session),
    // Records of one system were joined when a person called them the same.
    duplicates: [],
    localities: portfolio.localities.map(({ id, name, level }) => ({
      id,
      name,
      level,
      staff: staff.get(id)?.get(staffIndicator)?.value ?? null,
    })),
    staff_needed: [],
    room: [],
    extensions: extensionsOf(needs, resources),
    settings: planSettings(session, given, resources.settings),
    rates: resources.rates,
    templates: resources.templates,
  }
}

/** Shipped plan settings, changed by the workspace's own and then by the ones given. */
export function planSettings(
  session: Session,
  given: Record<string, string | number | boolean | null>,
  shipped = readPlanResources(session.resources.folder, todayOf(session)).settings,
): PlanSettings {
  const own = readSetting(openedWorkspace(session), 'plan.settings')
  const changes = { ...(typeof own === 'object' && own !== null ? (own as typeof given) : {}), ...given }
  let settings = shipped
  for (const [key, value] of Object.entries(changes)) {
    const result = setPlanSetting(settings, key, value === null ? 'none' : String(value))
    if (!result.ok) {
      const { code, values } = result.failure
      const detail = session.resources.words['zh-CN'].say(`plan.setting_failure.${code}`, values)
      throw new Failure('invalid_setting', { key, value: String(value), detail })
    }
    settings = result.settings
  }
  return settings
}

function needsOf(session: Session): PlanNeed[] {
  return portfolioOf(session).portfolio.scenes.flatMap((scene) =>
    scene.status === 'rejected'
      ? []
      : scene.functions
          .filter((one) => one.needed)
          .map((one) => ({
            scene: scene.id,
            function: one.name,
            label: `${scene.name} / ${one.name}`,
            confirmed: scene.status === 'confirmed',
            providers: one.systems,
          })),
  )
}

function verdictsOf(session: Session): PlanVerdict[] {
  const { rows, facts, reviewer } = reviewStateOf(session)
  const there = rows.filter((row) => row.proposal === undefined)
  return there.map((row) => {
    const known = facts.get(row.system.id) ?? {}
    const lines = redLineTests(reviewer.redLines, judgeRedLines(reviewer.redLines, known))
    return {
      system: row.system.id,
      computed: row.computed,
      possible: row.possible,
      settled: row.settled,
      decided: row.decided,
      into: row.into?.id ?? null,
      flags: {
        mandated: known['mandated_from_above'] === true,
        protected: known['protected'] === true,
        unmendable: lines.unmendable_migrate === 'yes' || lines.unmendable_retire === 'yes',
      },
    }
  })
}

/** A system that does a needed function in part may be extended to do it in full; no other extension is assumed. */
function extensionsOf(needs: PlanNeed[], { rates }: PlanResources): PlanInput['extensions'] {
  return needs.flatMap((need) =>
    need.providers
      .filter((provider) => provider.coverage === 'partial')
      .map(({ system }) => ({
        system,
        scene: need.scene,
        function: need.function,
        cost: rates.extension_per_function,
      })),
  )
}
