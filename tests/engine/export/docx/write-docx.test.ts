import { beforeAll, describe, expect, it } from 'vitest'
import { consolidationPlan } from '../../../../src/core/document/consolidation-plan.ts'
import { modelText } from '../../../../src/core/document/model-text.ts'
import { reviewOpinion } from '../../../../src/core/document/review-opinion.ts'
import { writeDocx } from '../../../../src/engine/export/docx/write-docx.ts'
import { documentSnapshot } from '../../../fixtures/document-snapshot.ts'
import { documentWords, writtenAt } from '../../../fixtures/document-words.ts'
import { attributes, readDocx, type ReadDocx } from '../read-docx.ts'

const snapshot = documentSnapshot()
const plan = consolidationPlan(snapshot, documentWords('plan'))
const opinion = reviewOpinion(snapshot, 'S0003', documentWords('opinion')) ?? plan

/** Twips in a millimetre. */
const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)

function fontSlots(style: string): Record<string, string> {
  const tag = /<w:rFonts[^>]*>/u.exec(style)?.[0] ?? ''
  const read = attributes(tag)
  return {
    ascii: read['w:ascii'] ?? '',
    hAnsi: read['w:hAnsi'] ?? '',
    eastAsia: read['w:eastAsia'] ?? '',
    cs: read['w:cs'] ?? '',
  }
}

describe('the plan as a Word file', () => {
  let read: ReadDocx

  beforeAll(async () => {
    read = await readDocx((await writeDocx(plan, writtenAt)).bytes)
  })

  it('holds the text of the document, whole and in order', () => {
    expect(withoutSpace(read.paragraphs.map((paragraph) => paragraph.text))).toBe(withoutSpace(modelText(plan)))
  })

  it('has real styles for title, headings, body and table', () => {
    const level = (style: string): string[] =>
      read.paragraphs.filter((entry) => entry.style === style).map((entry) => entry.text)
    expect(level('Heading1')).toEqual(headings(1))
    expect(level('Heading2')).toEqual(headings(2))
    expect(level('Title')).toEqual([
      '关于印发《临川县政务数字系统清理整合实施方案》的通知',
      '临川县政务数字系统清理整合实施方案',
      '系统处置清单',
      '任务分工表',
      '未定事项',
      '数据来源与口径',
    ])
    const used = new Set(read.paragraphs.map((paragraph) => paragraph.style))
    expect([...used].filter((style) => read.styles[style] === undefined)).toEqual([])
    expect(
      attributes(
        /<w:outlineLvl[^>]*>/u.exec(read.styles['Heading2']?.xml ?? '')?.[0] ?? '<w:outlineLvl w:val="missing">',
      )['w:val'],
    ).toBe('1')
  })

  it('names the fonts of the standard in every slot', () => {
    const slots = Object.fromEntries(
      ['Normal', 'Title', 'Heading1', 'Heading2', 'Heading3', 'Heading4', 'TableText', 'TableHead', 'PageNumber'].map(
        (style) => [style, [...new Set(Object.values(fontSlots(read.styles[style]?.xml ?? '')))]],
      ),
    )
    expect(slots).toEqual({
      Normal: ['仿宋_GB2312'],
      Title: ['方正小标宋简体'],
      Heading1: ['黑体'],
      Heading2: ['楷体_GB2312'],
      Heading3: ['仿宋_GB2312'],
      Heading4: ['仿宋_GB2312'],
      TableText: ['宋体'],
      TableHead: ['黑体'],
      PageNumber: ['宋体'],
    })
  })

  it('sets the body in 22 lines of 28 characters with a first line in by two', () => {
    const normal = read.styles['Normal']?.xml ?? ''
    const spacing = attributes(/<w:spacing w:after[^>]*>|<w:spacing [^>]*w:line[^>]*>/u.exec(normal)?.[0] ?? '')
    const size = Number(attributes(/<w:sz [^>]*>/u.exec(normal)?.[0] ?? '')['w:val']) / 2
    const between = Number(attributes(/<w:rPr>.*?(<w:spacing [^>]*>)/su.exec(normal)?.[1] ?? '')['w:val']) / 20
    const line = Number(spacing['w:line']) / 20
    expect(spacing['w:lineRule']).toBe('exact')
    expect(Math.floor(((225 / 25.4) * 72) / line)).toBe(22)
    expect(Math.floor(((156 / 25.4) * 72) / (size + between))).toBe(28)
    expect(attributes(/<w:ind [^>]*>/u.exec(normal)?.[0] ?? '')['w:firstLineChars']).toBe('200')
  })

  it('has A4 pages with the margins of the standard, tables lying on their side', () => {
    const portrait = {
      size: { 'w:w': String(twips(210)), 'w:h': String(twips(297)), 'w:orient': 'portrait' },
      margins: { 'w:top': twips(37), 'w:left': twips(28), 'w:right': twips(26), 'w:bottom': twips(35) },
    }
    const landscape = {
      size: { 'w:w': String(twips(297)), 'w:h': String(twips(210)), 'w:orient': 'landscape' },
      margins: { 'w:top': twips(28), 'w:left': twips(35), 'w:right': twips(37), 'w:bottom': twips(26) },
    }
    const pages = read.pages.map(({ size, margins }) => ({
      size,
      margins: Object.fromEntries(
        ['w:top', 'w:left', 'w:right', 'w:bottom'].map((side) => [side, Number(margins[side])]),
      ),
    }))
    expect(pages).toEqual([portrait, portrait, landscape, landscape, landscape, portrait])
  })

  it('repeats the head of every table, splits no row, and fills the width of the page', () => {
    expect(read.tables).toHaveLength(5)
    for (const table of read.tables) {
      expect(table.repeated).toEqual(table.rows.map((_, index) => index === 0))
      expect(table.unsplit.every(Boolean)).toBe(true)
    }
    const widths = read.tables.map((table) => table.grid.reduce((sum, width) => sum + width, 0))
    expect(widths).toEqual([156, 225, 225, 225, 156].map(twips))
  })

  it('names every system with its verdict', () => {
    const rows = read.tables.find((table) => table.rows[0]?.[4] === '判定')?.rows.slice(1) ?? []
    expect(rows.map((row) => row[1])).toEqual(snapshot.systems.map((system) => system.name))
    const labels = documentWords('plan').labels['verdict'] ?? {}
    const settled = snapshot.verdicts.filter((row) => row.settled && row.decided === null)
    expect(settled.map((row) => rows.find((cells) => cells[1] === row.system.name)?.[4])).toEqual(
      settled.map((row) => labels[row.computed]),
    )
  })

  it('numbers odd pages on the right and even pages on the left, between dashes', () => {
    expect(read.parts['word/settings.xml']).toContain('<w:evenAndOddHeaders')
    const footers = Object.entries(read.parts).filter(([path]) => /^word\/footer\d+\.xml$/u.test(path))
    const alignments = new Set(footers.map(([, xml]) => attributes(/<w:jc [^>]*>/u.exec(xml)?.[0] ?? '')['w:val']))
    expect(alignments).toEqual(new Set(['right', 'left']))
    for (const [, xml] of footers) {
      expect(xml.replaceAll(/<w:instrText[^>]*>PAGE<\/w:instrText>/gu, '1').replaceAll(/<[^>]*>/gu, '')).toMatch(
        /^— *1 *—$/u,
      )
    }
  })

  it('states its language, title and the time given', () => {
    expect(read.parts['word/styles.xml']).toMatch(/<w:lang [^>]*w:eastAsia="zh-CN"/u)
    expect(read.parts['docProps/core.xml']).toContain(`<dcterms:created xsi:type="dcterms:W3CDTF">${writtenAt}<`)
    expect(read.parts['docProps/core.xml']).toContain('<dc:title>临川县政务数字系统清理整合实施方案</dc:title>')
  })
})

it('writes an opinion whole, in both languages', async () => {
  for (const model of [opinion, reviewOpinion(snapshot, 'S0005', documentWords('opinion', 'en')) ?? plan]) {
    const read = await readDocx((await writeDocx(model, writtenAt)).bytes)
    expect(withoutSpace(read.paragraphs.map((paragraph) => paragraph.text))).toBe(withoutSpace(modelText(model)))
  }
})

it('sets English in Times New Roman and keeps a Chinese font for Chinese names', async () => {
  const read = await readDocx(
    (await writeDocx(consolidationPlan(snapshot, documentWords('plan', 'en')), writtenAt)).bytes,
  )
  expect(fontSlots(read.styles['Normal']?.xml ?? '')).toEqual({
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    eastAsia: '宋体',
    cs: 'Times New Roman',
  })
  expect(read.pages[0]?.size['w:w']).toBe(String(twips(210)))
})

it('gives the same bytes for the same document and time', async () => {
  const [first, second] = [await writeDocx(opinion, writtenAt), await writeDocx(opinion, writtenAt)]
  expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true)
})

function withoutSpace(texts: string[]): string {
  return texts.join('').replaceAll(/\s/gu, '')
}

function headings(depth: number): string[] {
  return plan.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'heading' && block.level === depth ? [block.number + block.text] : [])),
  )
}
