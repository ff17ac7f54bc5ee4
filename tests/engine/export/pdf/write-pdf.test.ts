import { beforeAll, describe, expect, it, vi } from 'vitest'
import { consolidationPlan } from '../../../../src/core/document/consolidation-plan.ts'
import { paragraph, plain, type DocumentModel } from '../../../../src/core/document/document.ts'
import { modelText } from '../../../../src/core/document/model-text.ts'
import { reviewOpinion } from '../../../../src/core/document/review-opinion.ts'
import { writePdf } from '../../../../src/engine/export/pdf/write-pdf.ts'
import { documentSnapshot } from '../../../fixtures/document-snapshot.ts'
import { documentWords, resources, writtenAt } from '../../../fixtures/document-words.ts'
import { readPdf, type ReadPdf } from '../read-pdf.ts'

const snapshot = documentSnapshot()
/** Reading the bundled fonts takes seconds on a busy machine. */
const patience = 120_000
vi.setConfig({ testTimeout: patience })

const plan = consolidationPlan(snapshot, documentWords('plan'))

describe('the plan as PDF', () => {
  let read: ReadPdf

  beforeAll(async () => {
    read = await readPdf(writePdf(plan, resources, writtenAt).bytes)
  }, patience)

  it('holds the text of the document, whole and in order', () => {
    expect(withoutSpace(read.pages)).toBe(withoutSpace(modelText(plan)))
  })

  it('has A4 pages, the annexes with tables lying on their side', () => {
    const shapes = read.boxes.map((box) => `${Math.round(box.width)}×${Math.round(box.height)}`)
    const turns = shapes.filter((shape, index) => shape !== shapes[index - 1])
    expect(turns).toEqual(['210×297', '297×210', '210×297'])
  })

  it('numbers its pages between dashes and repeats the heads of tables', () => {
    expect(read.repeated.map((text) => /— (\d+) —/u.exec(text)?.[1])).toEqual(
      read.pages.map((_, index) => String(index + 1)),
    )
    expect(read.repeated.filter((text) => text.includes('序号 系统名称 责任单位')).length).toBeGreaterThan(3)
  })

  it('is tagged PDF/A-2a with bookmarks', () => {
    expect(read.tagged).toBe(true)
    expect(read.metadata).toMatch(/pdfaid:part[>="']*2/u)
    expect(read.metadata).toMatch(/pdfaid:conformance[>="']*A/u)
    expect(read.outline).toEqual([
      '一、总体要求',
      '二、整合范围与底数',
      '三、主要任务',
      '四、实施批次与进度',
      '五、经费与减负测算',
      '六、责任分工与保障措施',
    ])
  })

  it('gives the same bytes for the same document and time', () => {
    const [first, second] = [writePdf(plan, resources, writtenAt), writePdf(plan, resources, writtenAt)]
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true)
  })
})

it('sets 22 lines of 28 characters within the text area of the standard', async () => {
  const characters = 26 + 28 * 43
  const page = textModel('政'.repeat(characters))
  const read = await readPdf(writePdf(page, resources, writtenAt).bytes)
  expect(read.pages.map((text) => text.length)).toEqual([26 + 28 * 21, 28 * 22])
  expect([...new Set(read.lines.flat().map((line) => Math.round(line * 100) / 100))]).toEqual([28.95])
  const box = read.boxes[1]
  expect([box?.left, box?.right].map((side) => Math.round((side ?? 0) * 2) / 2)).toEqual([28, 26])
})

it('writes an English opinion whole, Chinese names within it', async () => {
  const model = reviewOpinion(snapshot, 'S0005', documentWords('opinion', 'en')) ?? plan
  const read = await readPdf(writePdf(model, resources, writtenAt).bytes)
  expect(withoutSpace(read.pages)).toBe(withoutSpace(modelText(model)))
})

it('prints text as it stands, whatever it would mean as markup', async () => {
  const text = '#let x = 1 *粗* _斜_ $ a^2 $ `码` \\ [链](http://x) <签> @引 "直" // 注 /* 注 */ = 题 ~ — -- ... 喆'
  const read = await readPdf(writePdf(textModel(text), resources, writtenAt).bytes)
  expect(withoutSpace(read.pages)).toBe(withoutSpace([text]))
})

it('prints 〓 for a character that no bundled font has and names it', async () => {
  const written = writePdf(textModel('甲\u{20BB7}乙'), resources, writtenAt)
  expect(written.missing).toEqual(['\u{20BB7}'])
  expect(withoutSpace((await readPdf(written.bytes)).pages)).toBe('甲〓乙')
})

function textModel(text: string): DocumentModel {
  return {
    kind: 'plan',
    locale: 'zh-CN',
    title: '测试',
    sections: [{ role: 'body', orientation: 'portrait', blocks: [paragraph(plain(text))] }],
    checks: [],
  }
}

function withoutSpace(texts: string[]): string {
  return texts.join('').replaceAll(/\s/gu, '')
}
