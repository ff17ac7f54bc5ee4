import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../contract/failures.ts'
import type { DocumentKind } from '../../core/document/document.ts'
import type { DocumentWords } from '../../core/document/words.ts'
import { locales, textIn, type Locale } from '../../core/language/localized-text.ts'
import { readYaml } from '../resources/read-yaml.ts'

const localized = z.strictObject({ 'zh-CN': z.string(), en: z.string(), 'zh-TW': z.string().optional() })
const template = z.strictObject({ id: z.string(), version: z.string(), sentences: z.record(z.string(), localized) })
const group = z.record(z.string(), z.string())
const documentTexts = z.strictObject({ labels: z.record(z.string(), group), sentences: group })
const fieldTexts = z.object({ field: group, choice: z.record(z.string(), group) })

const templateFiles: Record<DocumentKind, string> = {
  plan: 'consolidation-plan.yaml',
  opinion: 'review-opinion.yaml',
  reply: 'reply-sheet.yaml',
}
type Sentences = z.infer<typeof template>['sentences']

/**
 * The texts of one kind of document in one language, read from `resources`. A language whose own file is missing
 * falls back to Chinese (simplified).
 * @throws Failure `damaged_resource` naming the file that is not right
 */
export function loadDocumentWords(resources: string, kind: DocumentKind | 'ledger', locale: Locale): DocumentWords {
  const sentences = kind === 'ledger' ? {} : templateSentences(resources, templateFiles[kind])
  const texts = parse(documentTexts, readLocale(resources, locale, 'document.json'), 'document.json')
  const fields = parse(fieldTexts, readLocale(resources, locale, 'fields.json'), 'fields.json')
  const own = Object.entries(sentences).map(([key, text]) => [key, textIn(text, locale)])
  return {
    locale,
    sentences: { ...texts.sentences, ...Object.fromEntries(own) },
    labels: { ...fields.choice, ...texts.labels, field: fields.field },
    reasons: parse(group, readLocale(resources, locale, 'reasons.json'), 'reasons.json'),
  }
}

function templateSentences(resources: string, file: string): Sentences {
  return parse(template, readYaml(join(resources, 'templates', file), `resources/templates/${file}`).value, file)
    .sentences
}

/** JSON is read as YAML, of which it is a part, so that a mistake is named with its line. */
function readLocale(resources: string, locale: Locale, file: string): unknown {
  const candidates = [locale, locales[0]]
  for (const candidate of candidates) {
    const value = readIfPresent(resources, candidate, file)
    if (value !== null) return value
  }
  throw new Failure('damaged_resource', { detail: `resources/locales/${locale}/${file}: missing` })
}

function readIfPresent(resources: string, locale: Locale, file: string): unknown {
  const path = join(resources, 'locales', locale, file)
  return existsSync(path) ? readYaml(path, `resources/locales/${locale}/${file}`).value : null
}

function parse<Value>(schema: z.ZodType<Value>, value: unknown, file: string): Value {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new Failure('damaged_resource', { detail: `${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}` })
}
