import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskText } from '../../../src/core/mapping/mask-text.ts'

describe('masked wherever it stands', () => {
  test.each([
    ['联系张工13800001234。', '联系张工138****1234。'],
    ['138-0000-1234', '138****1234'],
    ['１３８００００１２３４', '138****1234'],
    ['+86 13800001234', '+86 138****1234'],
    ['0871-65551234', '0871-****1234'],
    ['（0871）65551234转8001', '0871-****1234转8001'],
    ['089-330001', '089-**0001'],
    ['聯絡 02-23456789', '聯絡 02-****6789'],
    ['电话：65551234', '电话：****1234'],
    ['联系电话 087165551234', '联系电话 ********1234'],
    ['身份证110101199003078888', '身份证110101********8888'],
    ['张某 11010519491231002X', '张某 110105********002X'],
    ['身份证号：110105491231002', '身份证号：110105******002'],
    ['内网10.12.3.44:8080', '内网10.12.*.*:8080'],
    ['服务器IP：192.168.1.5', '服务器IP：192.168.*.*'],
    ['fe80::1ff:fe23:4567:890a', 'fe80:****'],
    ['账号：admin 密码: abc123', '账号：****** 密码: ******'],
    ['密码为abc123，请及时修改', '密码为******，请及时修改'],
    ['登录admin 口令Abc@1234', '登录admin 口令******'],
    ['admin/Abc@123', 'admin/******'],
    ['管理端 root/123456', '管理端 root/******'],
    ['zhangsan / Zs#2024', 'zhangsan / ******'],
    ['zhang.san@example.gov.cn', 'z***@example.gov.cn'],
    ['卡号 6222021234567890128', '卡号 6222********0128'],
    ['工资卡6222 0212 3456 7890 128', '工资卡6222********0128'],
  ])('%s', (text, masked) => {
    expect(maskText(text)).toBe(masked)
  })
})

describe('left as it is', () => {
  test.each([
    '建设金额1234567.8元，2021年3月上线，V1.2.3.4',
    '统一社会信用代码 91530100MA6K5P1234',
    '统一社会信用代码：110105194912310021',
    '项目代码530102202103150012',
    '备案号 530102202103150012',
    '版本号：2.10.33.4',
    '依据第3.2.1.4条',
    '用户：全县群众',
    '账号：云岭发布',
    'B/S架构，iOS/Android，PC/H5，GB/T 22239-2019，Win10/Win11',
    '商用密码应用：已通过评估',
    '密码应用安全性评估已完成',
    '12345热线、400-810-1234、110',
    '累计访问13800001234次',
    '存储13800001234.5',
    'https://example.gov.cn/path/a1',
    '12:30:45',
    '编号02-234567、012-345678',
    '2022-089-330001',
    '系统编号0012345678',
    '2021/03/15至2023/03/14',
    '6222021234567890123 不是卡号',
    'Ｖ２．０（二期）',
  ])('%s', (text) => {
    expect(maskText(text)).toBe(text)
  })
})

test('no mobile number stays readable, wherever it stands in a text', () => {
  const number = fc
    .tuple(fc.integer({ min: 130, max: 199 }), fc.integer({ min: 0, max: 99_999_999 }))
    .map(([head, tail]) => `${head}${String(tail).padStart(8, '0')}`)
  fc.assert(
    fc.property(
      fc.constantFrom('电话', '联系人张某，', '(', ' ', '管理员：李某', '/'),
      number,
      fc.constantFrom('', '转', '。', ')', '/', '；备用'),
      (before, phone, after) => {
        expect(maskText(before + phone + after)).not.toContain(phone)
      },
    ),
  )
})

test('masking twice masks nothing more', () => {
  const piece = fc.constantFrom(
    '13800001234',
    '密码：',
    'admin/Abc@123',
    '10.12.3.44',
    '0871-65551234',
    '，',
    ' ',
    '系统',
    'a@b.cn',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const once = maskText(pieces.join('，'))
      expect(maskText(once)).toBe(once)
    }),
  )
})
