import { describe, expect, test } from 'vitest'
import { composedMeaning } from '../../../src/core/mapping/compose-heading.ts'
import { headingKey } from '../../../src/core/mapping/heading-key.ts'
import { dictionaries } from './dictionaries.ts'

function fieldsOf(heading: string): string[] {
  return composedMeaning(headingKey(heading), dictionaries.systems.composed).fields
}

describe('a heading made of known parts', () => {
  test.each([
    ['归口管理股室', 'owner'],
    ['机关名称', 'owner'],
    ['平台主管处室名称', 'owner'],
    ['小程序运营公司', 'operator'],
    ['应用软件名', 'name'],
    ['微信群全称', 'name'],
    ['公众号认证主体', 'owner'],
    ['平台上架日期', 'launched_on'],
    ['群组创建年月', 'launched_on'],
    ['网站最后一次改版时间', 'last_updated_on'],
    ['运维服务协议届满日期', 'contract_ends_on'],
    ['系统开发投入', 'build_cost'],
    ['每年托管费用', 'annual_cost'],
    ['累计激活人数', 'registered_users'],
    ['近30天登录用户数', 'monthly_active_users'],
    ['网安等级', 'security_level'],
    ['是否硬性要求下载', 'mandatory'],
    ['能否提供窗口办理', 'offline_channel'],
    ['Responsible directorate', 'owner'],
    ['Annual hosting fee', 'annual_cost'],
  ])('%s is the field %s', (heading, field) => {
    expect(fieldsOf(heading)).toEqual([field])
  })

  test('is known in traditional characters too', () => {
    expect(fieldsOf('平臺主辦機關')).toEqual(['owner'])
    expect(fieldsOf('網站啟用日期')).toEqual(['launched_on'])
  })

  test.each([
    '审批时间',
    '审批部门',
    '验收单位',
    '系统负责人电话',
    '整改措施',
    '完成时限',
    '日均活跃用户数',
    '立项批文',
  ])('%s is known and holds no field', (heading) => {
    expect(composedMeaning(headingKey(heading), dictionaries.systems.composed)).toEqual({
      fields: [],
      known: true,
      naming: false,
    })
  })

  test('means nothing if one part of it is unknown', () => {
    expect(fieldsOf('隔壁主管单位')).toEqual([])
    expect(fieldsOf('上线时间晚于审批的原因')).toEqual([])
  })

  test('names a thing where its values must say the rest', () => {
    expect(composedMeaning(headingKey('定级对象'), dictionaries.systems.composed)).toEqual({
      fields: [],
      known: false,
      naming: true,
    })
  })
})
