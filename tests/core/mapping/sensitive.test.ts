import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskText, maskValue } from '../../../src/core/mapping/sensitive.ts'

test.each([
  ['联系张工13800001234。', '联系张工138****1234。'],
  ['138-0000-1234', '138****1234'],
  ['0871-65551234', '0871-****1234'],
  ['身份证110101199003078888', '身份证110101********8888'],
  ['内网10.12.3.44:8080', '内网10.12.*.*:8080'],
  ['账号：admin 密码: abc123', '账号：****** 密码: ******'],
  ['zhang.san@example.gov.cn', 'z***@example.gov.cn'],
  ['建设金额1234567.8元，2021年3月上线，V1.2.3.4', '建设金额1234567.8元，2021年3月上线，V1.2.3.4'],
])('%s', (text, masked) => {
  expect(maskText(text)).toBe(masked)
})

test('a column of passwords keeps the address and nothing else', () => {
  expect(maskValue('http://10.0.0.8/login admin abc123', 'password')).toBe('http://10.0.0.8/login ******')
  expect(maskValue('abc123', 'password')).toBe('******')
  expect(maskValue('/', 'password')).toBe('/')
})

test('no mobile number stays readable, wherever it stands in a text', () => {
  const number = fc
    .tuple(fc.integer({ min: 130, max: 199 }), fc.integer({ min: 0, max: 99_999_999 }))
    .map(([head, tail]) => `${head}${String(tail).padStart(8, '0')}`)
  fc.assert(
    fc.property(
      fc.constantFrom('电话', '联系人张某，', '(', ' '),
      number,
      fc.constantFrom('', '转', '。', ')'),
      (before, phone, after) => {
        expect(maskText(before + phone + after)).not.toContain(phone)
      },
    ),
  )
})
