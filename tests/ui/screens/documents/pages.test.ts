import { expect, test } from 'vitest'
import type { Block, DocumentModel } from '../../../../src/core/document/document.ts'
import { paginate, type BlockHeight } from '../../../../src/ui/screens/documents/pages.ts'

const paragraph: Block = { kind: 'paragraph', role: 'body', number: '', runs: [{ text: '正文' }] }
const heading: Block = { kind: 'heading', level: 1, number: '一、', text: '目标' }
const table = (rows: number): Block => ({
  kind: 'table',
  caption: '',
  columns: [{ title: '名称', share: 1, align: 'left' }],
  rows: Array.from({ length: rows }, (_, index) => [[{ text: String(index) }]]),
})

function modelOf(...sections: Block[][]): DocumentModel {
  return {
    kind: 'plan',
    locale: 'zh-CN',
    title: '',
    sections: sections.map((blocks) => ({ role: 'body', orientation: 'portrait', blocks })),
    checks: [],
  }
}

const tall = (head: number, ...rows: number[]): BlockHeight => ({ head, rows })

function shapeOf(model: DocumentModel, heights: BlockHeight[][]): string[] {
  return paginate(model, heights, () => 100).map(
    (page) =>
      `${page.number}: ${page.pieces.map(({ block, from, to }) => (block.kind === 'table' ? `table ${from}-${to}` : block.kind)).join(', ')}`,
  )
}

test('what does not fit begins the next page, and every section begins its own', () => {
  const model = modelOf([paragraph, paragraph, paragraph], [paragraph])
  expect(shapeOf(model, [[tall(60), tall(40), tall(10)], [tall(10)]])).toEqual([
    '1: paragraph, paragraph',
    '2: paragraph',
    '3: paragraph',
  ])
})

test('a heading is not left alone at the foot of a page', () => {
  const model = modelOf([paragraph, heading, paragraph])
  expect(shapeOf(model, [[tall(70), tall(20), tall(30)]])).toEqual(['1: paragraph', '2: heading, paragraph'])
})

test('a table breaks between rows, and its head counts on every page', () => {
  const model = modelOf([paragraph, table(5)])
  expect(shapeOf(model, [[tall(30), tall(20, 25, 25, 25, 25, 25)]])).toEqual([
    '1: paragraph, table 0-2',
    '2: table 2-5',
  ])
})

test('a table without rows is shown, and a row taller than a page gets one of its own', () => {
  expect(shapeOf(modelOf([table(0)]), [[tall(20)]])).toEqual(['1: table 0-0'])
  expect(shapeOf(modelOf([table(2)]), [[tall(20, 300, 10)]])).toEqual(['1: table 0-1', '2: table 1-2'])
})
