/** What must not be stored as it stands. */
export const sensitiveKinds = ['password', 'identity_number', 'phone', 'ip_address', 'account', 'email'] as const
export type SensitiveKind = (typeof sensitiveKinds)[number]

const mobile = /(?<!\d)(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)/g
const landline = /(?<!\d)(0\d{2,3})[- ]?(\d{7,8})(?!\d)/g
const identity = /(?<!\d)(\d{6})((?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(\d{3}[\dXx])(?![\dXx])/g
const address =
  /(?<![\d.vV])((?:25[0-5]|2[0-4]\d|1?\d?\d)\.(?:25[0-5]|2[0-4]\d|1?\d?\d))\.(?:25[0-5]|2[0-4]\d|1?\d?\d)\.(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g
const secretWord =
  /((?:密码|口令|密碼|password|passwd|pwd|账号|帐号|帳號|用户名|用户|账户|account|user(?:name)?|login)\s*[:：=]\s*)([^\s,;，；、/|]+)/gi
const email = /([A-Za-z0-9])[A-Za-z0-9._%+-]*@([A-Za-z0-9.-]+\.[A-Za-z]{2,})/g

/** A column's sensitive kind by its heading, checked against its values where a heading alone could mislead. */
export function sensitiveKind(path: string, values: string[]): SensitiveKind | null {
  const heading = path.toLowerCase().replaceAll(/\s/g, '')
  const filled = values.filter((value) => value !== '')
  const share = (pattern: RegExp) =>
    filled.length === 0 ? 0 : filled.filter((value) => value.search(pattern) >= 0).length / filled.length
  if (/密码|口令|密碼|password|passwd/.test(heading)) return 'password'
  if (/身份证|身份證|证件号|公民身份号码|idcard|identitynumber/.test(heading)) return 'identity_number'
  if (
    /(?:登录|登陆|管理员|后台|系统)(?:账号|帐号|账户|帳號|用户名)|^(?:账号|帐号|用户名|帳號|login|username)$/.test(
      heading.split('/').pop() ?? '',
    )
  )
    return 'account'
  const phoneHeading = /手机|电话|联系方式|電話|手機|phone|mobile|(?:^|[^a-z])tel(?:$|[^a-z])/.test(heading)
  if (share(identity) >= 0.3) return 'identity_number'
  if ((phoneHeading && (filled.length === 0 || share(mobile) + share(landline) >= 0.2)) || share(mobile) >= 0.5)
    return 'phone'
  if (
    (/ip地址|服务器ip|ip(?:$|[^a-z])|服务器地址|伺服器/.test(heading) && share(address) >= 0.2) ||
    share(address) >= 0.5
  )
    return 'ip_address'
  if (/邮箱|郵箱|电子邮件|e-?mail/.test(heading) ? share(email) >= 0.2 : share(email) >= 0.5) return 'email'
  return null
}

/** The text of a cell of a sensitive column, made safe to store. Unknown markers (/, 无) stay readable. */
export function maskValue(text: string, kind: SensitiveKind): string {
  const plain = text.trim()
  if (plain === '' || /^[/\-—无]+$/.test(plain)) return plain
  if (kind === 'password' || kind === 'account') {
    const link = /^https?:\/\/[^\s/?#@，；、]+(?:\/[^\s?#，；、]*)?/.exec(plain)?.[0]
    if (!link) return '******'
    return link.length === plain.length ? link : `${link} ******`
  }
  const masked = maskText(plain)
  if (masked !== plain || kind === 'email') return masked
  // Written in a way the patterns do not know: better too much than too little, but single words say nothing private.
  return /\d{5,}/.test(plain)
    ? plain.replaceAll(/\d{5,}/g, (digits) => digits.slice(0, 2) + '*'.repeat(digits.length - 2))
    : plain
}

/** Masks phone and identity numbers, addresses, accounts and passwords that stand inside any text: 138****0000. */
export function maskText(text: string): string {
  if (!/\d{7}|\d{3,4}[- ]\d{4}|@|[:：=]|\d\.\d+\.\d/.test(text)) return text
  return text
    .replaceAll(identity, (_all, place: string, birth: string, end: string) => place + '*'.repeat(birth.length) + end)
    .replaceAll(mobile, '$1****$3')
    .replaceAll(
      landline,
      (_all, area: string, rest: string) => `${area}-${'*'.repeat(rest.length - 4)}${rest.slice(-4)}`,
    )
    .replaceAll(address, '$1.*.*')
    .replaceAll(secretWord, '$1******')
    .replaceAll(email, '$1***@$2')
}
