import { join } from 'node:path'
import { expect, test } from 'vitest'
import { groupVoices } from '../../../src/core/participation/group-voices.ts'
import { roleClassOf } from '../../../src/core/participation/participation-words.ts'
import { loadParticipation } from '../../../src/engine/resources/load-participation.ts'

const words = loadParticipation(join(import.meta.dirname, '../../../resources'))

test('the same problem said in other words is one group, and a problem told once is none', () => {
  const said = [
    ['1', '人口信息又要录一遍'],
    ['2', '和隐患系统各报一遍'],
    ['3', '山区没信号签不上'],
    ['4', '无信号处不能提交'],
    ['5', '停电时要备用电源'],
    ['6', '系统界面颜色看着很累'],
    ['7', '界面颜色看着太累了'],
    ['8', '专家回复少'],
  ].map(([id = '', text = '']) => ({ id, text }))
  expect(groupVoices(said, words)).toEqual([
    { theme: 'repeated_entry', text: '人口信息又要录一遍', voices: ['1', '2'] },
    { theme: 'signal', text: '山区没信号签不上', voices: ['3', '4'] },
    { theme: null, text: '系统界面颜色看着很累', voices: ['6', '7'] },
  ])
})

test('the order of voices does not decide who stands together', () => {
  const said = ['按钮找不到在哪里', '找不到按钮在哪里', '按钮在哪里找不到', '登录页面空白', '登录页面一片空白'].map(
    (text, at) => ({ id: String(at), text }),
  )
  const groups = (voices: typeof said) =>
    groupVoices(voices, words)
      .map((group) => group.voices.toSorted().join())
      .toSorted()
  expect(groups(said)).toEqual(['0,1,2', '3,4'])
  expect(groups(said.toReversed())).toEqual(groups(said))
})

test('a role belongs to the first class with a word in it', () => {
  const roles = ['老年居民', '驻村干部', '村级河长', '镇环保员', '村医', '村干部', '居民', '某某', null]
  expect(roles.map((role) => roleClassOf(role, words)?.id ?? null)).toEqual([
    'elders',
    'village_team',
    'field_worker',
    'township_staff',
    'professional',
    'village_staff',
    'residents',
    null,
    null,
  ])
})
