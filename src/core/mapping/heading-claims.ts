import { composedMeaning } from './compose-heading.ts'
import { characterKey, type CompiledDictionary, type WordMeaning } from './dictionary.ts'
import { fieldType } from './field-types.ts'
import { headingReadings } from './heading-key.ts'
import { headingStem } from './heading-stem.ts'

export type HeadingReason = 'heading' | 'heading_likely' | 'heading_composed' | 'heading_part'
export type HeadingClaim = { confidence: number; reason: HeadingReason }

/** What comes of a word of the dictionary, before the values are asked: firm words mean one thing, likely ones mostly. */
const firmWord = 0.97
const likelyWord = 0.72
/** What comes of a heading that is made of known words, none of which is the whole. */
const composedWord = 0.78
/** The same behind a word that is not known. */
const composedEnd = 0.6

/** Before a word these make it something else than the word alone: 计划上线时间 is no 上线时间, 二期投资 no 投资. */
const otherThing =
  /(?:计划|拟|预计|预期|原|旧|上次|下次|下一|历史|申请|节约|节省|减少|压减|剩余|未付|已付|支付|非|不|[一二三四五六七八九十\d]期|对接|接入|并入|合并|替代|关联|同类|上级|下级|父级?|子|目标|迁移|来源|被|涉及的?|planned|expected|previous|old|parent|related|target)$/
/** After a word of a text field only these leave it what it is. */
const sameThing = /^(?:情况|说明|信息|名称|全称|清单|列表|内容|描述|明细|概述|简介|介绍|填写|一览|及?说明|等)$/
/** Headings of groups that say nothing of their own. */
const plainGroup = /(?:信息|情况|概况|内容|基本|系统|应用|平台|项目|资料|属性|字段|指标|必填|选填|附件|表|列)$/

/** Under 投资 and 经费 even 建设 and 运维 are amounts. */
const moneyGroup = /(?:投资|经费|费用|资金|金额|投入|成本|經費|費用|投資|資金)/

/** The fields that the heading of a column may mean, by the words of a dictionary, each with its best claim. */
export function headingClaims(header: string, path: string, dictionary: CompiledDictionary): Map<string, HeadingClaim> {
  const claims = new Map<string, HeadingClaim>()
  const note = (field: string, confidence: number, reason: HeadingReason) => {
    if (confidence > (claims.get(field)?.confidence ?? 0)) claims.set(field, { confidence, reason })
  }
  const group = (path.split(' / ').at(-2) ?? '').replaceAll(/[([【（][^)\]】）]*[)\]】）]/g, '')
  const foreign = group !== '' && !plainGroup.test(group) && !/^[a-z0-9]+(?:_[a-z0-9]+)+$/i.test(group)
  for (const { key, worth, part, grouped } of headingReadings(header, path)) {
    const meanings = dictionary.words.get(key)
    for (const { field, firm } of meanings ?? []) {
      // A bare 名称 or 时间 under 承建单位 is not the system's.
      const ofMoney = moneyGroup.test(group) && fieldType(dictionary.kind, field).type === 'money'
      const bare = foreign && !ofMoney && !firm && (key.length <= 2 || !isTelling(dictionary, field))
      const own = bare ? worth * 0.6 : worth
      note(field, (firm ? firmWord : likelyWord) * own, part ? 'heading_part' : firm ? 'heading' : 'heading_likely')
    }
    if (meanings !== undefined || dictionary.kept.has(key) || dictionary.ignored.has(key)) continue
    const composed = composedMeaning(key, dictionary.composed)
    for (const field of composed.fields) note(field, composedWord * worth * (part ? 0.8 : 1), 'heading_composed')
    if (composed.known) continue
    if (composed.fields.length === 0 && !part && !grouped) noteComposedEnd(key, worth, dictionary, note)
    noteQuestions(key, worth, dictionary, note)
    noteReordered(key, worth, dictionary, note)
    noteStem(key, worth, dictionary, note)
    if (!part && !grouped && composed.fields.length === 0) noteParts(key, worth, dictionary, note)
  }
  return claims
}

type Note = (field: string, confidence: number, reason: HeadingReason) => void

/** A heading that ends in one made of known parts, behind a word nobody knows; only of fields that can be told wrong. */
function noteComposedEnd(key: string, worth: number, dictionary: CompiledDictionary, note: Note): void {
  for (let start = 1; start <= Math.min(4, key.length * 0.45); start += 1) {
    if (otherThing.test(key.slice(0, start))) continue
    const { fields } = composedMeaning(key.slice(start), dictionary.composed)
    const told = fields.filter((field) => isTelling(dictionary, field))
    for (const field of told) note(field, composedEnd * worth, 'heading_composed')
    if (told.length > 0) return
  }
}

/** 是否设有签到, 有无签到 and 签到 ask the same; only of fields that hold yes or no. */
function noteQuestions(key: string, worth: number, dictionary: CompiledDictionary, note: Note): void {
  const core = key
    .replace(/^(?:是否|有没有|有沒有|有无|有無|能否|可否|是不是)/, '')
    .replace(/^(?:已经|已|具有|具备|设置|设有|设|存在|需要|要求|开展|涉及|提供|实现|支持|建立|完成|有|需)/, '')
    .replace(/^(?:基层|用户|工作人员|群众)(?=.{4})/, '')
    .replace(/(?:是否|与否)$/, '')
  if (core.length < 2) return
  const characters = characterKey(core)
  for (const { field, firm } of (characters === null ? undefined : dictionary.reordered.get(characters)) ?? []) {
    if (fieldType(dictionary.kind, field).type === 'boolean') note(field, (firm ? 0.86 : 0.6) * worth, 'heading_likely')
  }
  for (const word of [core, `是否${core}`, `有无${core}`, `是否有${core}`, `${core}功能`]) {
    for (const { field, firm } of dictionary.words.get(word) ?? []) {
      if (fieldType(dictionary.kind, field).type !== 'boolean') continue
      note(field, (firm ? 0.9 : 0.65) * worth, 'heading_likely')
    }
  }
}

function noteReordered(key: string, worth: number, dictionary: CompiledDictionary, note: Note): void {
  const characters = characterKey(key)
  for (const { field, firm } of (characters === null ? undefined : dictionary.reordered.get(characters)) ?? []) {
    if (isTelling(dictionary, field)) note(field, (firm ? 0.88 : 0.62) * worth, 'heading_likely')
  }
}

/** 维护支出 is 运维费 in other words; only of fields whose values can say no. */
function noteStem(key: string, worth: number, dictionary: CompiledDictionary, note: Note): void {
  const stem = headingStem(key)
  const meaning = stem === null ? undefined : dictionary.stems.get(stem)
  if (meaning && isTelling(dictionary, meaning.field))
    note(meaning.field, (meaning.firm ? 0.86 : 0.6) * worth, 'heading_likely')
}

/** A heading that begins or ends with a known word means it the more, the more of the heading the word makes up. */
function noteParts(key: string, worth: number, dictionary: CompiledDictionary, note: Note): void {
  if (/[a-z](?:id|ids|url|uri|hash|count|code|fr)$/.test(key)) return
  for (const [word, meanings] of dictionary.words) {
    const chinese = /[\u4e00-\u9fff]/.test(word)
    if (word.length < (chinese ? 2 : 5) || word.length >= key.length || word.length / key.length < 0.34) continue
    const share = word.length / key.length
    const place = placeOf(word, key, chinese)
    if (place === null) continue
    for (const meaning of meanings) {
      // 费用 behind a word that nobody knows may be any cost.
      if (!meaning.firm && fieldType(dictionary.kind, meaning.field).type === 'money') continue
      const claim = partClaim(place, key, word, meaning, share, isTelling(dictionary, meaning.field))
      if (claim > 0) note(meaning.field, worth * claim, 'heading_part')
    }
  }
}

type Place = 'end' | 'start' | 'within'

function placeOf(word: string, key: string, chinese: boolean): Place | null {
  if (key.endsWith(word)) return 'end'
  if (key.startsWith(word)) return 'start'
  return chinese && word.length >= 5 && isSpread(word, key) ? 'within' : null
}

function partClaim(
  place: Place,
  key: string,
  word: string,
  { firm }: WordMeaning,
  share: number,
  telling: boolean,
): number {
  const plain = firm ? 0.5 + 0.35 * share : 0.35 + 0.3 * share
  if (place === 'end') return otherThing.test(key.slice(0, -word.length)) ? 0 : plain
  // Chinese says what a thing is at the end: 建设单位联系人 is a person, 上线时间说明 a text.
  if (place === 'start') return telling || sameThing.test(key.slice(word.length)) ? plain * 0.9 : 0
  return telling && share >= 0.5 && !/(?:计划|拟|预计|原|非|不)/.test(key) ? plain : 0
}

/** Whether the characters of a word stand in a text in this order: 是否接入[省数据]共享[交换]平台. */
function isSpread(word: string, text: string): boolean {
  let at = 0
  for (const character of word) {
    at = text.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}

/** Whether the values of a field can contradict a heading: dates, amounts, choices can, names and lists hardly. */
function isTelling(dictionary: CompiledDictionary, field: string): boolean {
  const { type } = fieldType(dictionary.kind, field)
  return type !== 'text' && type !== 'list'
}
