import { expect, test } from 'vitest'
import { pinyinInitials } from '../../../src/ui/language/pinyin-initials.ts'

test('every Chinese character gives the initial of its usual reading, everything else stays', () => {
  const found = ['云岭干部签到', '平安云岭APP', '河湖巡查（二期）', '阿坝', '座椅', '网格通2.0', ''].map(pinyinInitials)
  expect(found).toEqual(['YLGBQD', 'PAYLAPP', 'HHXC（EQ）', 'AB', 'ZY', 'WGT2.0', ''])
})

test('the first and the last readings of every initial fall on the right side', () => {
  const lowest = pinyinInitials('啊八擦搭鹅发嘎哈几卡拉妈那哦趴七然撒他挖西压杂')
  const highest = pinyinInitials('傲不错堕二复过或均阔落木诺欧普群若所拓雾训运座')
  expect([lowest, highest]).toEqual(['ABCDEFGHJKLMNOPQRSTWXYZ', 'ABCDEFGHJKLMNOPQRSTWXYZ'])
})
