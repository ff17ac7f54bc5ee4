import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isScalar, parseDocument, visit, type Pair, type Scalar, type YAMLMap } from 'yaml'
import { traditionalChinese } from './traditional-chinese.ts'

/** Files whose traditional Chinese is not what their simplified Chinese gives, with what they should hold. */
export function staleTexts(resources: string): { path: string; content: string }[] {
  const traditional = traditionalChinese(resources)
  const stale: { path: string; content: string }[] = []
  for (const path of globSync(join(resources, 'locales/zh-CN/*.json'))) {
    const target = path.replace('zh-CN', 'zh-TW')
    const content = `${JSON.stringify(converted(readJson(path), traditional), null, 2)}\n`
    const written = existsSync(target) ? JSON.stringify(readJson(target), null, 2) : ''
    if (`${written}\n` !== content) stale.push({ path: target, content })
  }
  for (const path of globSync(join(resources, '*/*.yaml'))) {
    const source = readFileSync(path, 'utf8')
    const content = withTraditional(source, traditional)
    if (content !== source) stale.push({ path, content })
  }
  return stale
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function converted(texts: unknown, traditional: (text: string) => string): unknown {
  if (typeof texts === 'string') return traditional(texts)
  if (Array.isArray(texts)) return texts.map((text) => converted(text, traditional))
  if (typeof texts !== 'object' || texts === null) return texts
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, converted(text, traditional)]))
}

type TextPair = Pair<Scalar, Scalar>

/** The YAML with a `zh-TW` beside every `zh-CN` that has an `en`; everything else stays letter by letter. */
export function withTraditional(source: string, traditional: (text: string) => string): string {
  const edits: { from: number; to: number; text: string }[] = []
  visit(parseDocument(source), {
    Map(_, map) {
      const chinese = pairOf(map, 'zh-CN')
      if (!chinese || !pairOf(map, 'en')) return
      const own = pairOf(map, 'zh-TW')
      const text = traditional(String(chinese.value?.value))
      const written = chinese.value?.type === 'PLAIN' ? text : JSON.stringify(text)
      const range = own?.value?.range
      if (range) {
        if (own.value?.value !== text) edits.push({ from: range[0], to: range[1], text: written })
        return
      }
      const start = chinese.key.range?.[0] ?? 0
      const end = chinese.value?.range?.[1] ?? 0
      const column = start - (source.lastIndexOf('\n', start - 1) + 1)
      edits.push({
        from: end,
        to: end,
        text: map.flow ? `, zh-TW: ${written}` : `\n${' '.repeat(column)}zh-TW: ${written}`,
      })
    },
  })
  return edits
    .toSorted((one, other) => other.from - one.from)
    .reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), source)
}

function pairOf(map: YAMLMap, name: string): TextPair | undefined {
  return map.items.find(
    (pair): pair is TextPair =>
      isScalar(pair.key) && pair.key.value === name && isScalar(pair.value) && !isMap(pair.value),
  )
}
