import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { failureSentences } from '../../src/contract/failures.ts'
import { root } from '../architecture/source-files.ts'
import { staleTexts, withTraditional } from './stale-texts.ts'
import { traditionalChinese } from './traditional-chinese.ts'

const resources = join(root, 'resources')
const traditional = traditionalChinese(resources)

describe('the traditional Chinese texts', () => {
  test('are what the simplified ones give', () => {
    expect(staleTexts(resources).map(({ path }) => path.slice(root.length + 1))).toEqual([])
  })

  test('of failures as well', () => {
    const stale = Object.entries(failureSentences)
      .filter(([, text]) => text['zh-TW'] !== traditional(text['zh-CN']))
      .map(([code]) => code)
    expect(stale).toEqual([])
  })
})

describe('turning simplified into traditional Chinese', () => {
  test.each([
    ['导入文件', '匯入檔案'],
    ['依据文件', '依據文件'],
    ['微信小程序', '微信小程式'],
    ['按工作程序审批', '按工作程序審批'],
    ['第 {row} 行', '第 {row} 列'],
    ['该列没有单位', '該欄沒有單位'],
    ['执行情况列于下表', '執行情況列於下表'],
    ['“{name}”已停用', '「{name}」已停用'],
    ['列', '欄'],
  ])('%s is %s', (simplified, expected) => {
    expect(traditional(simplified)).toBe(expected)
  })
})

describe('writing it into YAML', () => {
  test('adds to block and flow maps, replaces what differs, and leaves every other letter', () => {
    const source = `# a comment
title: { zh-CN: 数据, en: Data }
help:
  zh-CN: 见"说明"   # why
  en: See
named: { zh-CN: 系统, zh-TW: 制度, en: System }
list: { zh-CN: 数据 }
`
    expect(withTraditional(source, traditional)).toBe(`# a comment
title: { zh-CN: 数据, zh-TW: 資料, en: Data }
help:
  zh-CN: 见"说明"
  zh-TW: 見"說明"   # why
  en: See
named: { zh-CN: 系统, zh-TW: 系統, en: System }
list: { zh-CN: 数据 }
`)
  })
})
