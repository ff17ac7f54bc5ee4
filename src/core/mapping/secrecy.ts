import { plainText } from '../value/parsed.ts'
import { cellText, type Grid } from '../sheet/grid.ts'

const edge = '(?:^|$|[\\s()（）【】\\[\\]<>《》“”"\\-_—·.,，。:：;；、/|★☆])'
const level = '(?:绝密|机密|秘密|絕密|機密)'
const marked = new RegExp(`${edge}(${level}(?:级|級)?(?:[★☆].{0,8}|[（(]?\\d{1,2}年[)）]?)?)${edge}`)
const starred = new RegExp(`(${level}(?:级|級)?\\s?[★☆].{0,8})`)
const labelled = new RegExp(`(?:密\\s*级|密\\s*級|保密等级|保密级别|涉密等级|涉密级别)[:：]\\s*(${level}(?:级|級)?)`)
/** 涉密 as a marking or as what the sheet is of; not 非涉密, 是否涉密, nor a name that only has the word in it. */
const ofSecrets = new RegExp(
  `(?:${edge}|^|内部)(涉密(?:信息|計算机|计算机)?(?:系统|系統|文件|资料|材料|载体|设备|应用|项目)?(?:清单|台账|目录|名录|汇总表|明细表|统计表|登记表|一览表|表)?)${edge}`,
)

/** The secrecy marking that a file or sheet name or a title carries; `null` if it carries none. */
export function secrecyMark(text: string): string | null {
  const plain = plainText(text).replace(/\.[A-Za-z]{2,5}$/, '')
  if (plain.length > 120) return null
  const found = starred.exec(plain) ?? labelled.exec(plain) ?? marked.exec(plain) ?? ofSecrets.exec(plain)
  return found?.[1] ?? null
}

const topRows = 20
const footRows = 3

/**
 * The secrecy marking of a sheet (秘密★10年, 密级：机密, a lone 绝密 above the table), with where it stands: such a file
 * must not be in this program at all. A 密级 in a row of a list marks that row only (`isSecretRow`).
 */
export function secrecyOfSheet(grid: Grid): string | null {
  const named = secrecyMark(grid.sheet)
  if (named !== null) return named
  let listBegan = false
  const foot = grid.rows.length - footRows
  for (const [index, row] of grid.rows.entries()) {
    if (index >= topRows && index < foot) continue
    const texts = row.cells.flatMap((cell) => {
      const text = cellText(cell)
      return text === '' ? [] : [text]
    })
    for (const text of texts) {
      const plain = plainText(text)
      if (plain.length > 120) continue
      const mark = starred.exec(plain) ?? labelled.exec(plain)
      if (mark?.[1]) return mark[1]
      // Before the list or alone in its row a word is a marking; within the list it is a value.
      const own =
        texts.length === 1 || !listBegan ? (marked.exec(spaceless(plain)) ?? ofSecrets.exec(spaceless(plain))) : null
      if (own?.[1] && plain.length <= 60) return own[1]
    }
    if (texts.length >= 2 && !texts.some((text) => /[:：]/.test(text))) listBegan = true
  }
  return null
}

/** Whether a cell of a row says that what the row is about is secret: 是否涉密 = 是, 密级 = 秘密, 涉密分类 = 涉密. */
export function isSecretCell(heading: string, text: string): boolean {
  const [key, plain] = [spaceless(plainText(heading)), spaceless(plainText(text)).toLowerCase()]
  if (!isMarkingHeading(heading)) return false
  if (/非涉密/.test(key)) return /^(?:否|不是|n|no|×)$/.test(plain)
  if (/^(?:绝密|机密|秘密|絕密|機密)(?:级|級)?(?:[★☆].*)?$|^涉密(?:系统|信息系统)?$/.test(plain)) return true
  return /涉密/.test(key) && /^(?:是|√|✓|✔|y|yes|有|1|true|涉及)$/.test(plain)
}

/** Whether a column says of each row whether it is secret. */
export function isMarkingHeading(heading: string): boolean {
  return /涉\s*密|密\s*[级級]|保密等级|保密级别/.test(heading)
}

/** 秘 密 is written wide on covers. */
function spaceless(text: string): string {
  return text.replaceAll(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, '')
}
