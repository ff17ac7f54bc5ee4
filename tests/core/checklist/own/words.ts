import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { conditionVocabulary, shortLabel } from '../../../../src/core/checklist/own/condition-vocabulary.ts'
import type { SayingWords } from '../../../../src/core/checklist/own/say-condition.ts'

type Texts = { [key: string]: string | Texts }
type Language = 'zh-CN' | 'zh-TW' | 'en'

function texts(locale: Language, file: string): Texts {
  const path = join(import.meta.dirname, '../../../../resources/locales', locale, `${file}.json`)
  return JSON.parse(readFileSync(path, 'utf8')) as Texts
}

/** The words of the shipped texts, for conditions in one language. */
export function shippedWords(locale: Language) {
  const fields = texts(locale, 'fields')
  const facts = texts(locale, 'facts')
  const own = texts(locale, 'own-checklists').condition as Record<string, string>
  const at = (tree: Texts, ...keys: string[]) =>
    keys.reduce<string | Texts | undefined>((node, key) => (typeof node === 'object' ? node[key] : undefined), tree)
  const labels = (fact: string) => [at(fields, 'field', fact) ?? facts[fact]].filter((one) => typeof one === 'string')
  const choice = (fact: string, value: string) => {
    const found = at(fields, 'choice', fact, value)
    return typeof found === 'string' ? found : value
  }
  const vocabulary = conditionVocabulary(labels, (fact, value) => [choice(fact, value)])
  const saying: SayingWords = {
    fact: (name) => shortLabel(labels(name)[0] ?? name),
    value: choice,
    number: (_, value) => String(value),
    say: (key, values = {}) => (own[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''),
  }
  return { vocabulary, saying }
}
