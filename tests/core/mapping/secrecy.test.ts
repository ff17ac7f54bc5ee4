import { describe, expect, test } from 'vitest'
import { isSecretCell, secrecyMark, secrecyOfSheet } from '../../../src/core/mapping/secrecy.ts'
import { gridOf } from '../sheet/grids.ts'

describe('a name or title that carries a marking', () => {
  test.each([
    ['机密', '机密'],
    ['（机密）2024年台账.xlsx', '机密'],
    ['台账（秘密）.xls', '秘密'],
    ['秘密★1年', '秘密★1年'],
    ['机密级', '机密级'],
    ['密级：秘密', '秘密'],
    ['绝密-名单.csv', '绝密'],
    ['涉密', '涉密'],
    ['涉密信息系统清单', '涉密信息系统清单'],
    ['【涉密】系统台账', '涉密'],
    ['临川县 涉密系统台账（2024年）', '涉密系统台账'],
  ])('%s', (text, mark) => {
    expect(secrecyMark(text)).toBe(mark)
  })
})

describe('false friends', () => {
  test.each([
    '非涉密系统清单.xlsx',
    '政务信息系统清单（非涉密）',
    '涉密人员管理系统使用情况表',
    '保密管理系统',
    '保密工作台账',
    '是否涉密',
    '不涉密系统台账',
    '秘密花园小程序访问量',
    '商业秘密保护平台',
    '国家秘密载体管理系统运行情况',
    '本表不得填写涉密内容',
    '密级：内部',
    '密级：公开',
    '涉密信息系统分级保护测评情况',
  ])('%s', (text) => {
    expect(secrecyMark(text)).toBe(null)
  })
})

describe('a sheet', () => {
  const list = [
    ['系统名称', '责任单位', '密级'],
    ['涉密人员管理系统', '保密局', '秘密'],
    ['河湖巡查系统', '水利局', '公开'],
  ]
  test('is refused for a marking above its list, in a fact row, by its name or below it', () => {
    expect(secrecyOfSheet(gridOf([['秘密★10年'], ...list]))).toBe('秘密★10年')
    expect(secrecyOfSheet(gridOf([['机 密'], ['系统台账'], ...list]))).toBe('机密')
    expect(secrecyOfSheet(gridOf([['填报单位：水利局', '密级：秘密', '单位：万元'], ...list]))).toBe('秘密')
    expect(secrecyOfSheet({ ...gridOf(list), sheet: '涉密系统' })).toBe('涉密系统')
    expect(secrecyOfSheet(gridOf([...list, ['绝密']]))).toBe('绝密')
  })

  test('is read where only rows of it are marked, or the word is part of a name', () => {
    expect(secrecyOfSheet(gridOf(list))).toBe(null)
    expect(secrecyOfSheet(gridOf([['保密工作部门系统台账'], ['注：本表不得填写涉密内容'], ...list]))).toBe(null)
  })
})

describe('a row', () => {
  test.each([
    ['是否涉密', '是', true],
    ['是否涉密', '√', true],
    ['涉密分类', '涉密', true],
    ['密级', '秘密★10年', true],
    ['涉密等级', '机密级', true],
    ['是否为非涉密系统', '否', true],
    ['是否涉密', '否', false],
    ['涉密分类', '非涉密', false],
    ['密级', '内部', false],
    ['是否为非涉密系统', '是', false],
    ['系统名称', '涉密', false],
    ['是否涉及个人信息', '是', false],
  ])('%s = %s', (heading, text, secret) => {
    expect(isSecretCell(heading, text)).toBe(secret)
  })
})
