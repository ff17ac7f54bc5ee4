import { isCardNumber, isIdentityNumber } from './check-digits.ts'

const birth = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
const identity = new RegExp(`(?<![\\dA-Za-z])([1-8]\\d{5})((?:19|20)\\d{2}${birth})(\\d{3}[\\dXx])(?![\\dA-Za-z])`, 'g')
const olderIdentity = new RegExp(`(?<![\\dA-Za-z])([1-8]\\d{5})(\\d{2}${birth})(\\d{3})(?![\\dA-Za-z])`, 'g')
const identityWord = /(?:身份证|身份證|证件|公民身份|ID\s?card|identity)[^\d]{0,12}$/i
const creditWord = /(?:信用代码|信用代碼|机构代码|项目代码|事项编码|备案号)[^\d]{0,6}$/
const card = /(?<![\dA-Za-z])(\d{4})([ -]?\d{4}){2,3}(?:[ -]?\d{1,4})?(?![\dA-Za-z])/g
const cardWord = /(?:银行|卡号|賬號|账号|帐号|开户|bank|card)[^\d]{0,12}$/i
/** Of an amount, a count or a decimal the digits are no telephone. */
const notTelephone = '(?!\\d|\\.\\d|\\s?(?:元|万|亿|人|次|条|户|件|个|台|GB|MB|TB))'
const mobile = new RegExp(`(?<![\\d.])(1[3-9]\\d)[- .]?(\\d{4})[- .]?(\\d{4})${notTelephone}`, 'g')
const landline = /(?<![\d.])([（(]?)(0(?:10|2\d|[3-9]\d{2}))([)）]?\s?[-－—]\s?|[)）]\s?| )(\d{7,8})(?!\d)/g
/** Area codes of Taiwan are shorter, and so are the numbers behind the longer ones. */
const islandLine =
  /(?<![\d.-])(0(?:[2-8](?=[-－—]\d{7,8}(?!\d))|(?:37|49|82|89)(?=[-－—]\d{6,7}(?!\d))))([-－—])(\d{6,8})(?!\d)/g
const telephoneWord = '(?:电话|電話|手机|手機|座机|传真|傳真|联系方式|联系|tel|phone|mobile|fax)'
const named = new RegExp(`(${telephoneWord}(?:号码|号)?\\s*[:：.]?\\s*)(0\\d{9,11}|[2-8]\\d{6,7})(?!\\d|\\.\\d)`, 'gi')
const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const address = new RegExp(
  `(?<![\\d.]|(?:版本号?|ver(?:sion)?\\.?|[^a-z]v|^v)\\s?[:：]?\\s?)(${octet})\\.(${octet})\\.(${octet})\\.(${octet})(?![\\d.])`,
  'gi',
)
const longAddress = /(?<![\w:])[0-9a-f]{1,4}:(?:[0-9a-f]{0,4}:){1,6}[0-9a-f]{1,4}(?![\w:])/gi
const secretWord = /((?:密码|口令|密碼|password|passwd|pwd)\s*(?:[:：=]|为|是)\s*)([^\s,;，；、|)）。]+)/gi
const bareSecret = /((?:密码|口令|密碼|password|passwd|pwd)\s*)((?=[!-~]*\d)(?=[!-~]*[A-Za-z@#$%^&*!])[!-~]{4,})/gi
const accountWord =
  /((?:账号|帐号|帳號|用户名|账户|登录名|account|user ?name|login|user)\s*[:：=]\s*)([!-~]{2,}?)(?=[\s,;，；、|/)）]|$)/gi
/** `admin/Abc@123`: a name, a slash and a word that mixes letters, digits and signs; or a name that only accounts have. */
const pair =
  /(?<![A-Za-z_/.:@-])([A-Za-z][\w.-]{1,30})(\s?[/／|]\s?)((?=[!-~]*[A-Za-z])(?=[!-~]*\d)(?=[!-~]*[@#$%^&*!~+?])[!-~]{6,30})(?![\w/])/g
const rootPair =
  /(?<![A-Za-z_/.:@-])((?:admin|administrator|root|sa|sysadmin|system|guest|test|user)\d{0,4})(\s?[/／|]\s?)((?=[!-~]*\d)[^\s/|,;，；、]{3,30})(?![\w/])/gi
const email = /([A-Za-z0-9])[A-Za-z0-9._%+-]{0,64}@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,20})/g

/** Cheap looks that say which of the patterns can hold at all: most cells have none of this. */
const hasSecretWord = /密码|口令|密碼|passw|pwd|登录|登陆|管理员/i
const hasPair = /[A-Za-z]\d{0,4}\s?[/／|]/
const hasDigits = /\d{7}|0\d{1,2}[-－—]\d{6}|\d{3}[-－—).） ]{1,3}\d{4}/
const hasDotted = /\d\.\d{1,3}\.\d/
const hasColons = /[0-9a-f]:[0-9a-f:]*:/i

/**
 * Masks telephone, identity and card numbers, network addresses, accounts and passwords wherever they stand in a text:
 * `138****0000`. A text in which there is nothing of that comes back as it was. Codes of enterprises are not personal.
 */
export function maskText(text: string): string {
  const half = halfWidth(text)
  let masked = half
  if (hasSecretWord.test(masked)) masked = maskSecrets(masked)
  if (hasPair.test(masked)) masked = masked.replaceAll(pair, '$1$2******').replaceAll(rootPair, '$1$2******')
  if (hasDigits.test(masked)) masked = maskNumbers(masked)
  if (hasDotted.test(masked)) masked = maskAddresses(masked)
  if (hasColons.test(masked))
    masked = masked.replaceAll(longAddress, (all) => (isLongAddress(all) ? `${all.split(':')[0]}:****` : all))
  if (masked.includes('@')) masked = masked.replaceAll(email, '$1***@$2')
  return masked === half ? text : masked
}

function maskSecrets(text: string): string {
  return text.replaceAll(accountWord, '$1******').replaceAll(secretWord, '$1******').replaceAll(bareSecret, '$1******')
}

function maskNumbers(text: string): string {
  return text
    .replaceAll(identity, (all: string, place: string, born: string, end: string, at: number, whole: string) => {
      const before = whole.slice(Math.max(0, at - 20), at)
      const sure = isIdentityNumber(all) ? !creditWord.test(before) : identityWord.test(before)
      return sure ? place + '*'.repeat(born.length) + end : all
    })
    .replaceAll(olderIdentity, (all: string, place: string, born: string, end: string, at: number, whole: string) =>
      identityWord.test(whole.slice(Math.max(0, at - 20), at)) ? place + '*'.repeat(born.length) + end : all,
    )
    .replaceAll(card, (all: string, ...rest: unknown[]) => maskCard(all, rest))
    .replaceAll(mobile, '$1****$3')
    .replaceAll(landline, (_all, _open: string, area: string, _dash: string, rest: string) => hideLine(area, rest))
    .replaceAll(islandLine, (_all, area: string, _dash: string, rest: string) => hideLine(area, rest))
    .replaceAll(named, (_all, word: string, digits: string) => word + '*'.repeat(digits.length - 4) + digits.slice(-4))
}

function maskAddresses(text: string): string {
  return text.replaceAll(address, (all: string, a: string, b: string, c: string, d: string) => {
    // 1.2.3.4 is a clause or a version rather than an address.
    const clause = Number(a) < 10 && [b, c, d].every((part) => Number(part) < 20)
    return clause ? all : `${a}.${b}.*.*`
  })
}

function hideLine(area: string, rest: string): string {
  return `${area}-${'*'.repeat(rest.length - 4)}${rest.slice(-4)}`
}

function maskCard(all: string, rest: readonly unknown[]): string {
  const [whole, at] = [String(rest.at(-1)), Number(rest.at(-2))]
  const digits = all.replaceAll(/\D/g, '')
  if (!isCardNumber(digits)) return all
  const said = cardWord.test(whole.slice(Math.max(0, at - 20), at))
  return said || /^62\d{14,17}$/.test(digits) ? `${digits.slice(0, 4)}********${digits.slice(-4)}` : all
}

/** Times and clauses have colons too: an address has a letter or all of its eight parts. */
function isLongAddress(text: string): boolean {
  return text.split(':').length === 8 || (/[a-f]/i.test(text) && text.includes('::'))
}

/** Full width digits, letters and signs as half width, one for one. */
function halfWidth(text: string): string {
  return /[！-～]/.test(text)
    ? text.replaceAll(/[０-９Ａ-Ｚａ-ｚ＠．－／]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    : text
}
