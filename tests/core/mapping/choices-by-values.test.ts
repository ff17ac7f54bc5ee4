import { expect, test } from 'vitest'
import { mapDrawn, type DrawnColumn } from './tables.ts'

const names: DrawnColumn = ['系统名称', '河湖巡查', '林长通', '校园安全']

function fieldOf(column: DrawnColumn): string {
  const { field, reason } = mapDrawn([names, column])[1]!
  return `${field ?? '-'} (${reason})`
}

test('a column of nothing but kinds or audiences is one, whatever its heading', () => {
  expect(fieldOf(['入口', '小程序', 'APP', '公众号'])).toBe('kind (values)')
  expect(fieldOf(['为谁而建', '群众', '企业', '村干部'])).toBe('audience (values)')
})

test('a column of states needs a heading that speaks of a state', () => {
  expect(fieldOf(['运转近况', '运行中', '停用', '试运行'])).toBe('status (values)')
  expect(fieldOf(['打算', '停用', '关停', '停用'])).toBe('- (not_recognised)')
})

test('what is proposed or another system is not what the system is', () => {
  expect(fieldOf(['拟改为', '小程序', 'APP', '公众号'])).toBe('- (not_recognised)')
  expect(fieldOf(['处置状态', '停用', '关停', '停用'])).not.toContain('values')
})

test('cells that say other things leave a column as it is', () => {
  expect(fieldOf(['入口', '小程序', '三楼大厅', '电话'])).toBe('- (not_recognised)')
})

test('names that end in a kind are names', () => {
  const columns: DrawnColumn[] = [
    ['建设内容', '智慧水务监测平台', '数字档案管理系统', '全域旅游导览小程序'],
    ['用户数', 12, 40, 7],
  ]
  expect(mapDrawn(columns).map(({ field }) => field)).toEqual(['name', 'registered_users'])
})
