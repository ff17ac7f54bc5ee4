import { isCardNumber, isIdentityNumber } from './check-digits.ts'
import { maskText } from './mask-text.ts'

/** What must not be stored as it stands. */
export const sensitiveKinds = [
  'password',
  'identity_number',
  'phone',
  'ip_address',
  'account',
  'email',
  'bank_card',
] as const
export type SensitiveKind = (typeof sensitiveKinds)[number]

const mobile = /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/
const localNumber = /(?<!\d)(?:0\d{2,3}[-)） ]{0,2})?[2-8]\d{6,7}(?!\d)/
const address = /(?<![\d.vV])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/
const email = /[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/
const yesNo = /^(?:是|否|有|无|√|×|✓|✗|y|n|yes|no|已.{0,6}|未.{0,6}|通过|不通过|合格|不合格)$/i

/**
 * A column's sensitive kind by its heading, held against its values where a heading alone could mislead: 密码应用 is no
 * password, a column of 账号 may hold the names of official accounts, a number of calls is no telephone.
 */
export function sensitiveKind(path: string, values: string[]): SensitiveKind | null {
  const heading = path.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
  const last = heading.split('/').at(-1) ?? ''
  const filled = values.filter((value) => value !== '')
  const share = (holds: (value: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(holds).length / filled.length
  const has = (pattern: RegExp) => share((value) => pattern.test(value))
  if (isPasswordHeading(heading) && has(yesNo) < 0.5) return 'password'
  if (/信用代码|信用代碼|组织机构代码/.test(heading)) return null
  if (/身份证|身份證|证件号|公民身份|idcard|identity(?:card)?(?:no|number)/.test(heading) && has(yesNo) < 0.5)
    return 'identity_number'
  if (/银行卡|银行账|开户账|卡号|bankaccount|cardnumber/.test(heading) && has(/\d{8}/) >= 0.2) return 'bank_card'
  if (isAccountHeading(last) && has(/[\u4e00-\u9fff]/) < 0.4) return 'account'
  if (share((value) => isIdentityNumber(digitsOf(value))) >= 0.3) return 'identity_number'
  const telephones = has(mobile) + share((value) => !mobile.test(value) && localNumber.test(value))
  const dialled = telephones + share((value) => /^0\d{1,2}[-－—]\d{6,8}$/.test(value))
  if (isTelephoneHeading(last) && (filled.length === 0 || dialled >= 0.2)) return 'phone'
  if (has(mobile) >= 0.5 && !/金额|费用|经费|投资|数量|cost|amount/.test(heading)) return 'phone'
  if (share((value) => /^6\d/.test(value) && isCardNumber(digitsOf(value))) >= 0.5) return 'bank_card'
  if (/ip地址|服务器ip|(?:^|[^a-z])ip(?:$|[^a-z])|服务器地址|伺服器/.test(heading) && has(address) >= 0.2)
    return 'ip_address'
  if (has(address) >= 0.5 && !/版本|version/.test(heading)) return 'ip_address'
  const mailed = /邮箱|郵箱|电子邮件|e-?mail/.test(heading)
  return has(email) >= (mailed ? 0.2 : 0.5) ? 'email' : null
}

/** 密码 as a secret, not as cryptography (密码应用安全性评估) nor as a question (是否存在弱口令). */
function isPasswordHeading(heading: string): boolean {
  if (!/密码|口令|密碼|password|passwd/.test(heading)) return false
  return !/密码(?:应用|测评|评估|安全|产品|算法|管理|保障|改造|方案|技术|设备|等级)|商用密码|商密|国密|是否|有无|弱口令/.test(
    heading,
  )
}

function isAccountHeading(last: string): boolean {
  return /(?:登录|登陆|管理员|后台|系统)(?:账号|帐号|账户|帳號|用户名)|^(?:账号|帐号|用户名|帳號|login|username)$/.test(
    last,
  )
}

function isTelephoneHeading(last: string): boolean {
  const bare = last.replaceAll(/[([（【].*?[)\]）】]/g, '')
  return (
    /(?:手机|手機|电话|電話|联系方式|聯絡方式|传真)(?:号码?|號碼)?$/.test(bare) ||
    /^(?:contact)?(?:tele|mobile|cell)?phone(?:no\.?|number)?$|^(?:tel|mobile|fax)\.?(?:no\.?|number)?$|contact(?:number|phone)/.test(
      bare,
    )
  )
}

/** The text of a cell of a sensitive column, made safe to store. Unknown markers (/, 无) stay readable. */
export function maskValue(text: string, kind: SensitiveKind): string {
  const plain = text.trim()
  if (plain === '' || /^[/\-—无]+$/.test(plain)) return plain
  if (kind === 'password' || kind === 'account') {
    const link = /^https?:\/\/[^\s/?#@，；、]+(?:\/[^\s?#，；、]*)?/.exec(plain)?.[0]
    if (!link) return '******'
    const shown = maskText(link)
    return link.length === plain.length ? shown : `${shown} ******`
  }
  const masked = maskText(plain)
  // Written in a way the patterns do not know: better too much than too little, but single words say nothing private.
  return masked.replaceAll(/(?<!\*)[\d０-９]{5,}/g, (digits) => digits.slice(0, 2) + '*'.repeat(digits.length - 2))
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\dXx]/g, '')
}
