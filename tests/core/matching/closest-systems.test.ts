import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closestSystems } from '../../../src/core/matching/closest-systems.ts'
import { emptySystem } from '../../../src/core/system/fields.ts'
import type { System } from '../../../src/core/system/system.ts'
import { loadRules } from '../../../src/engine/resources/load-rules.ts'

const words = loadRules(join(import.meta.dirname, '../../../resources')).matching

function named(id: string, name: string, kind: System['kind']): System {
  return { ...emptySystem(id, name), kind }
}

const closest = closestSystems(
  [
    named('S1', '全省网格化服务管理平台（网格通）', 'app'),
    named('S2', '网格通排名通报群', 'work_group'),
    named('S3', '云岭发布', 'official_account'),
    named('S4', '驻村干部签到群', 'work_group'),
  ],
  words,
)

test('the name in brackets is a name of the system, and stands before a group that is named alike', () => {
  expect(closest('网格通', 1)).toMatchObject([{ system: 'S1', score: 1, by: 'same' }])
})

test('a group or an account is meant where the name says so, and else only in second place', () => {
  expect(closest('网格通通报群', 1)[0]?.system).toBe('S2')
  const [said] = closest('驻村干部签到群', 1)
  const [unsaid] = closest('驻村干部签到', 1)
  expect([said?.system, said?.score]).toEqual(['S4', 1])
  expect(unsaid!.score).toBeLessThan(said!.score)
})
