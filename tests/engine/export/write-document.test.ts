import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { documentModel, writeDocument, type DocumentRequest } from '../../../src/engine/export/write-document.ts'
import { loadDocumentWords } from '../../../src/engine/export/load-words.ts'
import { documentSnapshot } from '../../fixtures/document-snapshot.ts'
import { resources, writtenAt } from '../../fixtures/document-words.ts'
import { readDocx } from './read-docx.ts'
import { readPdf } from './read-pdf.ts'

vi.setConfig({ testTimeout: 120_000 })

const snapshot = documentSnapshot()
const options = { resources, at: writtenAt }
const plan: DocumentRequest = { kind: 'plan', system: null, locale: 'zh-CN' }
const opinion: DocumentRequest = { kind: 'opinion', system: 'S0001', locale: 'zh-CN' }

describe('writeDocument', () => {
  it.each([
    plan,
    opinion,
    { ...plan, locale: 'en' },
    { ...opinion, locale: 'en' },
    { ...plan, locale: 'zh-TW' },
  ] as const)('gives the same text as Word and as PDF: $kind $locale', async (request) => {
    const word = await readDocx((await writeDocument(snapshot, request, 'docx', options)).bytes)
    const pdf = await readPdf((await writeDocument(snapshot, request, 'pdf', options)).bytes)
    expect(text(pdf.pages)).toBe(text(word.paragraphs.map((paragraph) => paragraph.text)))
  })

  it('names the fonts of the Word file and those that stand in for them in the PDF', async () => {
    expect((await writeDocument(snapshot, opinion, 'docx', options)).fonts).toEqual([
      '仿宋_GB2312',
      '黑体',
      '楷体_GB2312',
      '方正小标宋简体',
      '宋体',
    ])
    expect((await writeDocument(snapshot, opinion, 'pdf', options)).fonts).toContain('仿宋_GB2312 → FandolFang、Tinos')
  })

  it('reports characters that no bundled font holds', async () => {
    const rare = { ...snapshot, systems: snapshot.systems.map((system) => ({ ...system, owner: '\u{20BB7}野家' })) }
    const { checks } = await writeDocument(rare, opinion, 'pdf', options)
    expect(checks).toContainEqual({
      code: 'missing_glyphs',
      severity: 'warning',
      message: '以下字符没有可用字形，版式稿中以〓代替：\u{20BB7}',
      values: { characters: '\u{20BB7}' },
    })
  })

  it('refuses a format that the kind does not have, and an opinion on nothing', async () => {
    const refused = [
      writeDocument(snapshot, plan, 'xlsx', options),
      writeDocument(snapshot, { ...plan, kind: 'ledger' }, 'pdf', options),
      writeDocument(snapshot, { ...opinion, system: 'nobody' }, 'docx', options),
      writeDocument(snapshot, { ...opinion, system: null }, 'docx', options),
    ]
    const codes = (await Promise.allSettled(refused)).map((outcome) =>
      outcome.status === 'rejected' ? outcome.reason.code : null,
    )
    expect(codes).toEqual(['invalid_input', 'invalid_input', 'unknown_system', 'unknown_system'])
  })

  it('gives the preview the document that is written', async () => {
    const model = documentModel(snapshot, opinion, resources)
    const word = await readDocx((await writeDocument(snapshot, opinion, 'docx', options)).bytes)
    expect(word.paragraphs.some((paragraph) => paragraph.text === model.title)).toBe(true)
  })
})

describe('loadDocumentWords', () => {
  it('has the same sentences and labels in both languages', () => {
    for (const kind of ['plan', 'opinion', 'ledger'] as const) {
      const [chinese, english] = [loadDocumentWords(resources, kind, 'zh-CN'), loadDocumentWords(resources, kind, 'en')]
      expect(Object.keys(english.sentences)).toEqual(Object.keys(chinese.sentences))
      expect(strangePlaces(english.sentences, chinese.sentences)).toEqual([])
      expect(keys(english.labels)).toEqual(keys(chinese.labels))
    }
  })

  it('names the file and line of a template that is not right', () => {
    const folder = mkdtempSync(join(tmpdir(), 'heshu-words-'))
    cpSync(join(resources, 'templates'), join(folder, 'templates'), { recursive: true })
    cpSync(join(resources, 'locales'), join(folder, 'locales'), { recursive: true })
    writeFileSync(join(folder, 'templates', 'consolidation-plan.yaml'), 'id: x\nsentences: {\n')
    try {
      expect(() => loadDocumentWords(folder, 'plan', 'en')).toThrow(
        expect.objectContaining({
          code: 'damaged_resource',
          values: { detail: expect.stringMatching(/consolidation-plan\.yaml:\d/u) },
        }),
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

function text(parts: string[]): string {
  return parts.join('').replaceAll(/\s/gu, '')
}

/** Places of a sentence that its Chinese original does not have, and that nothing would fill. */
function strangePlaces(
  sentences: Readonly<Record<string, string>>,
  originals: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(sentences).flatMap(([key, sentence]) =>
    (sentence.match(/\{\w+\}/gu) ?? []).filter((place) => originals[key]?.includes(place) !== true),
  )
}

function keys(labels: Readonly<Record<string, Readonly<Record<string, string>>>>): string[] {
  return Object.entries(labels)
    .flatMap(([group, entries]) => Object.keys(entries).map((key) => `${group}.${key}`))
    .toSorted()
}
