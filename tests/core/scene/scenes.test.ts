import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sceneCoverage } from '../../../src/core/scene/coverage.ts'
import { functionalOverlaps, replacements } from '../../../src/core/scene/overlaps.ts'
import { proposeScenes, sceneFor } from '../../../src/core/scene/propose.ts'
import type { Scene } from '../../../src/core/scene/scene.ts'
import { emptySystem } from '../../../src/core/system/fields.ts'
import type { System } from '../../../src/core/system/system.ts'
import { loadRules } from '../../../src/engine/resources/load-rules.ts'

const { scenes: words } = loadRules(join(import.meta.dirname, '../../../resources'))
const system = (id: string, functions: string[] | null, more: Partial<System> = {}): System => ({
  ...emptySystem(id, id),
  functions,
  ...more,
})

const brief = (scenes: readonly Scene[]) =>
  scenes.map((scene) => [
    scene.name,
    scene.functions.map((entry) => `${entry.name}: ${entry.systems.map((provider) => provider.system).join(' ')}`),
  ])

test('functions go to the scene whose words they contain, the longest word first', () => {
  expect(sceneFor('地质灾害预警', words)?.id).toBe('emergency')
  expect(sceneFor('水库巡查', words)?.id).toBe('river-patrol')
  expect(sceneFor('水晶球', words)).toBe(null)
})

test('scenes are proposed from functions, and a function without a word follows those it occurs with', () => {
  const proposed = proposeScenes(
    [
      system('a', ['巡河', '轨迹记录']),
      system('b', ['巡河', '水质监测']),
      system('c', ['随手拍投诉']),
      system('d', ['库房盘点'], { owner: '粮食局' }),
      system('e', ['库房盘点'], { owner: '粮食局' }),
      system('f', ['巡河'], { status: 'closed' }),
      system('g', null),
    ],
    words,
  )

  expect(brief(proposed)).toEqual([
    ['河湖巡查', ['巡河: a b', '水质监测: b', '轨迹记录: a']],
    ['民生诉求', ['随手拍投诉: c']],
    ['粮食局', ['库房盘点: d e']],
  ])
  expect(new Set(proposed.map((scene) => scene.status))).toEqual(new Set(['proposed']))
})

test('what the systems name themselves comes before words, and a function has one scene for all', () => {
  const proposed = proposeScenes(
    [
      system('a', ['巡河', '台账管理'], { scenes: ['一河一策'] }),
      system('b', ['巡河', '水质监测']),
      system('c', ['防汛值班', '台账登记'], { scenes: ['防汛抗旱', '机关事务'] }),
    ],
    words,
  )

  expect(brief(proposed)).toEqual([
    ['一河一策', ['巡河: a b', '台账管理: a']],
    ['河湖巡查', ['水质监测: b']],
    ['防汛抗旱', ['防汛值班: c', '台账登记: c']],
  ])
})

test('proposing twice gives the same ids', () => {
  const systems = [system('a', ['巡河']), system('b', ['防汛值班'])]
  expect(proposeScenes(systems, words)).toEqual(proposeScenes(systems, words))
})

const patrol: Scene = {
  id: 'patrol',
  name: '河湖巡查',
  need: null,
  evidence: null,
  status: 'confirmed',
  functions: [
    {
      id: 'p1',
      name: '巡河',
      needed: true,
      systems: [
        { system: 'a', coverage: 'full' },
        { system: 'b', coverage: 'full' },
      ],
    },
    {
      id: 'p2',
      name: '上报',
      needed: true,
      systems: [
        { system: 'a', coverage: 'full' },
        { system: 'b', coverage: 'partial' },
      ],
    },
    {
      id: 'p3',
      name: '宣传',
      needed: false,
      systems: [
        { system: 'c', coverage: 'full' },
        { system: 'z', coverage: 'full' },
      ],
    },
  ],
}
const running = new Set(['a', 'b', 'c'])

test('the matrix tells full from partial, gaps from crowds, and leaves out what does not run', () => {
  const { cells, functions } = sceneCoverage([patrol], running)

  expect(cells).toEqual([
    { scene: 'patrol', system: 'a', coverage: 'full', functions: ['p1', 'p2'] },
    { scene: 'patrol', system: 'b', coverage: 'partial', functions: ['p1', 'p2'] },
    { scene: 'patrol', system: 'c', coverage: 'partial', functions: ['p3'] },
  ])
  expect(functions.map((entry) => [entry.function, entry.full, entry.partial, entry.gap, entry.crowded])).toEqual([
    ['p1', ['a', 'b'], [], false, true],
    ['p2', ['a'], ['b'], false, false],
    ['p3', ['c'], [], false, false],
  ])
  const [, second] = sceneCoverage([patrol], new Set(['b'])).functions
  expect([second?.gap, second?.partial]).toEqual([true, ['b']])
})

test('overlaps say who serves the same function, and what could replace what by its share', () => {
  expect(functionalOverlaps([patrol], running).map((entry) => [entry.function, entry.systems])).toEqual([
    ['p1', ['a', 'b']],
    ['p2', ['a', 'b']],
  ])
  expect(replacements([patrol], running)).toEqual([
    { system: 'a', by: 'b', share: 0.5, functions: ['p1'], missing: ['p2'] },
    { system: 'b', by: 'a', share: 1, functions: ['p1', 'p2'], missing: [] },
  ])
  expect(replacements([{ ...patrol, status: 'rejected' }], running)).toEqual([])
})
