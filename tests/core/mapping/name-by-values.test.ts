import { describe, expect, test } from 'vitest'
import { mapDrawn, type DrawnColumn } from './tables.ts'

function mapped(columns: DrawnColumn[], kind: 'systems' | 'capacity' | 'feedback' = 'systems') {
  return mapDrawn(columns, kind).map(({ field, reason }) => `${field ?? '-'} (${reason})`)
}

const users: DrawnColumn = ['用户数', 12, 40, 7]
const owner: DrawnColumn = ['责任单位', '水利局', '林业局', '教育局']

describe('the column of names that no heading tells', () => {
  test('is the one whose values read like names of systems', () => {
    expect(mapped([['抓手', '河湖巡查系统', '林长通', '校园安全小程序'], owner, users])).toEqual([
      'name (values)',
      'owner (heading)',
      'registered_users (heading)',
    ])
  })

  test('is less sure than one that a heading tells', () => {
    const [byValues] = mapDrawn([['抓手', '河湖巡查系统', '林长通', '校园安全小程序'], owner])
    const [byHeading] = mapDrawn([['系统名称', '河湖巡查系统', '林长通', '校园安全小程序'], owner])
    expect([byValues?.confidence, byHeading?.confidence]).toEqual([0.66, 0.99])
  })

  test('is no column of offices, numbers, dates, marks or of what another system is called', () => {
    const [offices, dates, marks, joined] = mapped([
      ['抓手', '水利局', '林业局', '教育局'],
      ['节点', '2020年', '2021年', '2022年'],
      ['勾选', '√', '√', '×'],
      ['对接的抓手', '省河湖系统', '省林长平台', '省教育平台'],
    ])
    expect([offices, dates, marks, joined].filter((one) => one?.startsWith('name'))).toEqual([])
  })

  test('gives way to a heading', () => {
    expect(mapped([['抓手', '河湖系统', '林长通平台', '校园系统'], ['系统名称', '甲', '乙', '丙'], users])[1]).toBe(
      'name (heading)',
    )
  })

  test('an office under a heading that ends in 名称 is not the name', () => {
    expect(
      mapped([['机关名称', '水利局', '林业局', '教育局'], ['软件全名', '河湖巡查', '林长通', '校园安全'], users]),
    ).toEqual(['owner (heading_composed)', 'name (heading_composed)', 'registered_users (heading)'])
  })

  test('is the one of places of one level where indicators stand', () => {
    const [place] = mapped(
      [
        ['点位', '枫林镇', '石桥乡', '白沙街道'],
        ['互联网普及率', 81, 66, 90],
      ],
      'capacity',
    )
    expect(place).toBe('locality (values)')
  })
})
