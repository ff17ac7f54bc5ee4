import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as openChinese from 'opencc-js/cn2t'
import { parse } from 'yaml'
import { z } from 'zod'

const file = z.strictObject({
  keep: z.array(z.string().min(1)),
  terms: z.record(z.string().min(1), z.string().min(1)),
  whole: z.record(z.string().min(1), z.string().min(1)),
})

/** Turns our simplified Chinese texts into the traditional Chinese of Taiwan: words by our own list, the rest by OpenCC. */
export function traditionalChinese(resources: string): (text: string) => string {
  const path = join(resources, 'locales/zh-TW/terms.yaml')
  const { keep, terms, whole } = file.parse(parse(readFileSync(path, 'utf8')))
  const characters = openChinese.Converter({ from: 'cn', to: 'tw' })
  const words = [...keep, ...Object.keys(terms)].toSorted((one, other) => other.length - one.length)
  const pattern = new RegExp(words.map((word) => word.replaceAll(/[{}]/g, '\\$&')).join('|'), 'g')
  return (text) => {
    const entire = whole[text]
    if (entire !== undefined) return entire
    let converted = ''
    let from = 0
    for (const match of text.matchAll(pattern)) {
      converted += characters(text.slice(from, match.index)) + (terms[match[0]] ?? characters(match[0]))
      from = match.index + match[0].length
    }
    return withCornerMarks(converted + characters(text.slice(from)))
  }
}

/** Quotation marks as they are set in Taiwan. */
function withCornerMarks(text: string): string {
  const marks: Record<string, string> = { '“': '「', '”': '」', '‘': '『', '’': '』' }
  return text.replaceAll(/[“”‘’]/g, (mark) => marks[mark] ?? mark)
}
