import type { Obstacle } from '../../../core/sign-off/steps.ts'
import { useLanguage } from '../../language/useLanguage.ts'

/** Why a step may not be taken, as a sentence. */
export function useObstacleText() {
  const { t } = useLanguage()
  const worded: Readonly<Record<string, string>> = {
    state: 'screen-people.state',
    step: 'screen-people.step',
    decided: 'plan.action',
    computed: 'plan.action',
  }
  return ({ code, values }: Obstacle): string => {
    const said = Object.entries(values).map(([name, value]) => {
      const group = worded[name]
      return [name, group ? t(`${group}.${value}`) : value] as const
    })
    return t(`screen-people.obstacle.${code}`, Object.fromEntries(said))
  }
}
