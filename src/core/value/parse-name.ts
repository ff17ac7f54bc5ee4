import type { Cell } from '../sheet/grid.ts'
import { beforeParsing, plainText, type Parsed } from './parsed.ts'
import { numberedParts } from './parse-list.ts'

const ending =
  /(?:系统|系統|平台|平臺|app|小程序|小程式|公众号|服务号|订阅号|视频号|抖音号|微博|网站|门户|网|群|云|端|库|大脑|一张图|驾驶舱|system|platform|portal)$/i
const nothing = /^(?:无|無|没有|暂无|无系统|无自建系统|暂无系统|无平台|没有系统|none)[。.]?$/i

/**
 * The name of a system on one line. 无 is no name; a cell that lists several systems is taken whole and noted, so
 * that a person takes them apart: costs and counts beside it belong to all of them.
 */
export function parseName(cell: Cell): Parsed<string> {
  const before = beforeParsing(cell)
  if (before) return before
  const text = cell.text.trim()
  if (nothing.test(plainText(text))) return { value: null, sure: 1 }
  const value = text.replaceAll(/\s*\n\s*/g, '')
  return listsSeveral(text) ? { value, sure: 0.5, note: 'several_names' } : { value, sure: 1 }
}

function listsSeveral(text: string): boolean {
  if (numberedParts(text) !== null) return true
  const parts = text.split(/[；;、\n]/).map((part) => part.replace(/[（(][^（()）]*[)）]$/, '').trim())
  return parts.length > 1 && parts.every((part) => part.length >= 4 && ending.test(part))
}
