import { describe, expect, test } from 'vitest'
import { maskValue, sensitiveKind } from '../../../src/core/mapping/sensitive.ts'

describe('a column is sensitive by heading and values', () => {
  test.each([
    ['联系电话', ['65551234', '0871-65551234'], 'phone'],
    ['建设单位 / 联系人手机', ['13800001234'], 'phone'],
    ['联系人电话', [], 'phone'],
    ['聯絡電話', ['089-330001', '02-23456789', '119'], 'phone'],
    ['备注', ['张工13800001234', '李工13900001234'], 'phone'],
    ['系统访问地址（网址、账号、密码）', ['http://a.gov.cn admin abc123'], 'password'],
    ['口令', ['abc'], 'password'],
    ['登录账号', ['admin', 'root'], 'account'],
    ['账号', ['admin01', 'yunling'], 'account'],
    ['经办人身份证号', ['110101199003078888'], 'identity_number'],
    ['证明材料', ['11010519491231002X', '11010519491231002X'], 'identity_number'],
    ['涉及的服务器IP', ['10.12.3.44', '10.12.3.45'], 'ip_address'],
    ['部署地址', ['10.12.3.44', '10.12.3.45'], 'ip_address'],
    ['开户银行卡号', ['6222021234567890128'], 'bank_card'],
    ['电子邮箱', ['a@b.cn'], 'email'],
  ])('%s %j is %s', (heading, values, kind) => {
    expect(sensitiveKind(heading, values)).toBe(kind)
  })
})

describe('false friends', () => {
  test.each([
    ['密码应用情况', ['已完成', '未开展']],
    ['商用密码应用安全性评估', ['通过', '否']],
    ['是否存在弱口令', ['是', '否']],
    ['账号', ['云岭发布', '云岭文旅']],
    ['账号名称', ['云岭发布']],
    ['统一社会信用代码', ['91530100MA6K5P1234', '110105194912310021']],
    ['电话咨询量', ['1203', '86']],
    ['num_phone_enquiries', ['12034', '7200145']],
    ['num_applications_by_phone', ['12034', 'NA']],
    ['线下/电话替代渠道', ['有', '无']],
    ['版本号', ['1.2.3.4', '1.2.3.5']],
    ['建设金额（元）', ['13800001234', '15000001234']],
    ['IP地址数量', ['3', '5']],
  ])('%s %j is not', (heading, values) => {
    expect(sensitiveKind(heading, values)).toBe(null)
  })
})

test('a column of passwords keeps the address of the page and nothing else', () => {
  expect(maskValue('http://a.gov.cn/login admin abc123', 'password')).toBe('http://a.gov.cn/login ******')
  expect(maskValue('http://10.12.0.88/login admin abc123', 'password')).toBe('http://10.12.*.*/login ******')
  expect(maskValue('abc123', 'password')).toBe('******')
  expect(maskValue('/', 'password')).toBe('/')
})

test('numbers of a sensitive column that are written in no known way are hidden all the same', () => {
  expect(maskValue('6555123', 'phone')).toBe('65*****')
  expect(maskValue('65551234、65554321（李主任）', 'phone')).toBe('65******、65******（李主任）')
  expect(maskValue('无', 'phone')).toBe('无')
})
