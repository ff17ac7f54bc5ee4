import { describe, expect, test } from 'vitest'
import { parseBoolean } from '../../../src/core/value/parse-boolean.ts'
import { parseChoice, parseChoices, type ChoiceWords } from '../../../src/core/value/parse-choice.ts'
import { parseList } from '../../../src/core/value/parse-list.ts'
import { saysUnknown } from '../../../src/core/value/parsed.ts'
import { cell } from './values.ts'

test.each(['', ' ', '/', '－', '-', '—', '未填', '待核', '无数据', 'N/A', 'na', 'ND', '（不详）', '暂无数据'])(
  '“%s” says that nothing is known',
  (text) => {
    expect(saysUnknown(text)).toBe(true)
  },
)

test.each(['无', '否', '0', 'no', 'data', '未备案'])('“%s” says something', (text) => {
  expect(saysUnknown(text)).toBe(false)
})

describe('yes and no', () => {
  test.each([
    ['是', true],
    ['√', true],
    ['有', true],
    ['Ｙ', true],
    ['已备案', true],
    ['否', false],
    ['×', false],
    ['无', false],
    ['N', false],
    ['未备案', false],
  ])('%s', (text, value) => {
    expect(parseBoolean(cell(text))).toMatchObject({ value })
  })

  test('an explanation behind yes or no is kept out and noted', () => {
    expect(parseBoolean(cell('是，对接省政务信息共享平台'))).toEqual({ value: true, sure: 0.9, note: 'rest_not_read' })
    expect(parseBoolean(cell('否，无对接'))).toEqual({ value: false, sure: 0.9, note: 'rest_not_read' })
  })

  test('partly, questions and other words are problems; unknown stays unknown', () => {
    expect(parseBoolean(cell('部分完成'))).toEqual({ problem: 'not_yes_no' })
    expect(parseBoolean(cell('是否需要'))).toEqual({ problem: 'not_yes_no' })
    expect(parseBoolean(cell('有，已取消'))).toEqual({ problem: 'not_yes_no' })
    expect(parseBoolean(cell('县水利局'))).toEqual({ problem: 'not_yes_no' })
    expect(parseBoolean(cell('不详'))).toEqual({ value: null, sure: 1 })
    expect(parseBoolean(cell(1))).toEqual({ value: true, sure: 0.8, note: 'letter_or_digit' })
  })
})

describe('lists', () => {
  test.each([
    ['1、登记 2、查询', ['登记', '查询']],
    ['1.登记；2.查询；3.注销', ['登记', '查询', '注销']],
    ['①登记②查询', ['登记', '查询']],
    ['1.5级保护、2级', ['1.5级保护', '2级']],
    ['网站、公众号', ['网站', '公众号']],
    ['巡查，上报；统计', ['巡查', '上报', '统计']],
    ['登记、增/减、注销', ['登记', '增/减', '注销']],
    ['巡查/上报', ['巡查', '上报']],
    ['1.巡查\n2.上报', ['巡查', '上报']],
    ['审批（含退件，补件）、查询', ['审批（含退件，补件）', '查询']],
    ['a, b, a', ['a', 'b']],
    ['无', []],
  ])('%s', (text, value) => {
    expect(parseList(cell(text))).toEqual({ value, sure: 1 })
  })
})

describe('choices', () => {
  const words: ChoiceWords = new Map([
    ['app', 'app'],
    ['小程序', 'mini_program'],
    ['微信小程序', 'mini_program'],
    ['公众号', 'official_account'],
    ['网站', 'website'],
  ])

  test('a whole word is sure, a word within less, two choices are none', () => {
    expect(parseChoice(cell('微信小程序'), words)).toEqual({ value: 'mini_program', sure: 1 })
    expect(parseChoice(cell('政务服务小程序'), words)).toEqual({
      value: 'mini_program',
      sure: 0.8,
      note: 'word_within',
    })
    expect(parseChoice(cell('网站和公众号'), words)).toEqual({ problem: 'unknown_choice' })
    expect(parseChoice(cell('非APP'), words)).toEqual({ problem: 'unknown_choice' })
  })

  test('one entry that is no choice makes the whole list a problem', () => {
    expect(parseChoices(cell('网站、公众号'), words)).toEqual({ value: ['website', 'official_account'], sure: 1 })
    expect(parseChoices(cell('网站、大屏'), words)).toEqual({ problem: 'unknown_choice' })
  })
})

describe('boxes of a form', () => {
  test.each([
    ['☑是 □否', true],
    ['□是☑否', false],
    ['是√ 否□', true],
    ['是□ 否□', null],
  ])('%s', (text, value) => {
    expect(parseBoolean(cell(text))).toEqual({ value, sure: 1 })
  })

  test('two ticks are a problem', () => {
    expect(parseBoolean(cell('☑是☑否'))).toEqual({ problem: 'not_yes_no' })
  })
})
