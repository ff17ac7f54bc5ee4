import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withPlaces } from '../../../src/core/matching/matching-words.ts'
import { normaliseName, numbersIn } from '../../../src/core/matching/normalise-name.ts'
import { loadRules } from '../../../src/engine/resources/load-rules.ts'

const words = withPlaces(loadRules(join(import.meta.dirname, '../../../resources')).matching, {
  home: ['云岭县'],
  places: ['青山镇'],
})

const plain = { places: [], numbers: [], phases: [], level: null, notes: [] }

test.each([
  ['云岭县“智慧河长”APP（二期）', { core: '智慧河长', phases: ['2'] }],
  ['云岭智慧河长', { core: '智慧河长' }],
  ['青山镇便民服务微信公众号', { core: '便民服务', places: ['青山'] }],
  ['便民服务（青山镇）', { core: '便民服务', places: ['青山'] }],
  ['平安青山', { core: '平安青山', places: ['青山'] }],
  ['北京市朝阳区政务服务平台', { core: '政务服务', places: ['北京', '朝阳'] }],
  ['幸福村智慧村务', { core: '智慧村务', places: ['幸福'] }],
  ['和平社区议事小程序', { core: '议事', places: ['和平'] }],
  ['智慧社区管理平台', { core: '智慧社区管理' }],
  ['智慧城市运行中心', { core: '智慧城市运行中心' }],
  ['数字乡村平台', { core: '数字乡村' }],
  ['农村供水报修', { core: '农村供水报修' }],
  ['市场监管系统', { core: '市场监管', canonical: '市监' }],
  ['县域医共体平台', { core: '县域医共体' }],
  ['全省智慧党建云平台', { core: '智慧党建云', level: '省' }],
  ['第十二中学家校通', { core: '第十二中学家校通', numbers: ['12'] }],
  ['一网通办', { core: '一网通办', numbers: ['1'] }],
  ['云岭OA系统', { core: 'oa', canonical: '协同办公' }],
  ['12345政务服务便民热线系统', { core: '12345政务服务便民热线', canonical: '12345热线', numbers: ['12345'] }],
  ['新时代文明实践云平台', { core: '新时代文明实践云', canonical: '文明实践云' }],
  ['平台', { core: '平台' }],
  ['河长通(内部使用)', { core: '河长通', notes: ['内部使用'] }],
  ['', { core: '' }],
])('%s is compared as %j', (name, expected) => {
  expect(normaliseName(name, words)).toEqual({ ...plain, canonical: expected.core, ...expected })
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
