import type { Cell } from '../sheet/grid.ts'
import { beforeParsing, plainText, unknownValue, type Parsed } from './parsed.ts'

const yes = new Set(
  '是 有 对 已 √ ✓ ✔ ☑ ■ 是的 具备 存在 涉及 收集 需要 支持 提供 开通 已开通 已备案 已接入 已有 y yes true t oui ja 有的 設有 屬實'.split(
    ' ',
  ),
)
const no = new Set(
  '否 错 无 無 不 未 没有 沒有 不是 × ✗ ✘ ☒ □ 不具备 不存在 不收集 不需要 不支持 不提供 未开通 未备案 未接入 非 n no false f non nein 暂无 暂未 尚未'.split(
    ' ',
  ),
)

const takenBack = /(?:取消|关闭|停用|停止|暂停|下线|不再|废止|關閉|removed|cancell?ed|no longer)/

/** Yes or no in all its spellings. Single letters and digits that could mean something else (1, 0, X) are less sure. */
export function parseBoolean(cell: Cell): Parsed<boolean> {
  const before = beforeParsing(cell)
  if (before) return before
  if (typeof cell.value === 'boolean') return { value: cell.value, sure: 1 }
  if (cell.value === 1 || cell.value === 0) return { value: cell.value === 1, sure: 0.8, note: 'letter_or_digit' }
  const text = plainText(cell.text)
    .toLowerCase()
    .replace(/[。.!！]$/, '')
  const ticked = tickedBox(text)
  if (ticked !== null) return ticked
  if (yes.has(text)) return { value: true, sure: 1 }
  if (no.has(text)) return { value: false, sure: 1 }
  if (text === '1' || text === '0') return { value: text === '1', sure: 0.8, note: 'letter_or_digit' }
  if (text === 'x') return { value: false, sure: 0.8, note: 'letter_or_digit' }
  if (/^(?:部分|个别|视情况|有时|偶尔|partly|partial)/.test(text)) return { problem: 'not_yes_no' }
  if (/^(?:是否|有无|可否)/.test(text)) return { problem: 'not_yes_no' }
  const led = /^(是|有|否|无|無|没有|yes|no|√|×)(?=[,;:(（，；：、 ]|$)/.exec(text)?.[1]
  // 有，已取消 says one thing of then and another of now.
  if (led && takenBack.test(text)) return { problem: 'not_yes_no' }
  if (led) return { value: yes.has(led), sure: 0.9, note: 'rest_not_read' }
  if (/^(?:未|不|尚未|暂未|没有|无需|没|無|无)/.test(text)) return { value: false, sure: 0.8, note: 'word_within' }
  if (/^(?:已|有)/.test(text) && !/(?:没|未|不|无|计划|拟)/.test(text))
    return { value: true, sure: 0.8, note: 'word_within' }
  return { problem: 'not_yes_no' }
}

/** A form with boxes: ☑是□否, 是√ 否□. `null` where it is none; boxes without a tick say nothing, 是/否 was never filled in. */
function tickedBox(text: string): Parsed<boolean> | null {
  const form = text.replaceAll(/[\s/、,;()（）]/g, '').replaceAll(/[■☑☒✓✔√]/g, '√')
  if (!/^[√□]?(?:是|有)[√□]?(?:否|无|不|没有)[√□]?$/.test(form)) return null
  const [affirmed, denied] =
    form.startsWith('√') || form.startsWith('□')
      ? [/√(?:是|有)/, /√(?:否|无|不|没有)/]
      : [/(?:是|有)√/, /(?:否|无|不|没有)√/]
  const [saysYes, saysNo] = [affirmed.test(form), denied.test(form)]
  if (saysYes === saysNo) return saysYes || !form.includes('□') ? { problem: 'not_yes_no' } : unknownValue
  return { value: saysYes, sure: 1 }
}
