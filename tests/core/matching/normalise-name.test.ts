import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withPlaces } from '../../../src/core/matching/matching-words.ts'
import { normaliseName, numbersIn } from '../../../src/core/matching/normalise-name.ts'
import { loadRules } from '../../../src/engine/resources/load-rules.ts'

const words = withPlaces(loadRules(join(import.meta.dirname, '../../../resources')).matching, {
  home: ['云岭县'],
  places: ['青山镇'],
})

test.each([
  ['云岭县“智慧河长”APP（二期）', '智慧河长', [], [], []],
  ['云岭智慧河长', '智慧河长', [], [], []],
  ['青山镇便民服务微信公众号', '便民服务', ['青山'], [], []],
  ['便民服务（青山镇）', '便民服务', ['青山'], [], []],
  ['北京市朝阳区政务服务平台', '政务服务', ['北京', '朝阳'], [], []],
  ['智慧社区管理平台', '智慧社区管理', [], [], []],
  ['智慧城市运行中心', '智慧城市运行中心', [], [], []],
  ['数字乡村平台', '数字乡村', [], [], []],
  ['市场监管系统', '市场监管', [], [], []],
  ['县域医共体平台', '县域医共体', [], [], []],
  ['第十二中学家校通', '第十二中学家校通', [], ['12'], []],
  ['一网通办', '一网通办', [], ['1'], []],
  ['平台', '平台', [], [], []],
  ['河长通(内部使用)', '河长通', [], [], ['内部使用']],
  ['', '', [], [], []],
] as const)('%s is compared as %s', (name, core, places, numbers, notes) => {
  expect(normaliseName(name, words)).toEqual({ core, places, numbers, notes })
})

test('Chinese numerals are read as numbers', () => {
  expect(numbersIn('第一、十、十二、二十、二十三、一百、一百零五、两、12345')).toEqual([
    '1',
    '10',
    '12',
    '20',
    '23',
    '100',
    '105',
    '2',
    '12345',
  ])
})
