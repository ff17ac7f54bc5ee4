import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellText, cellView, columnLetter, columnNumber, numberText } from '../../../src/core/sheet/grid.ts'
import { lookupCells } from '../../../src/core/sheet/merge-index.ts'
import { gridOf, merge } from './grids.ts'

test('column letters and numbers are one to one over all columns of a sheet', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16_384 }), (column) => {
      expect(columnNumber(columnLetter(column))).toBe(column)
    }),
  )
  expect([columnLetter(1), columnLetter(28), columnLetter(16_384), columnNumber('1A')]).toEqual(['A', 'AB', 'XFD', 0])
})

test('a kept cell shows as a person sees it', () => {
  expect(cellView(0.1 + 0.2)).toEqual({ text: '0.3', value: 0.1 + 0.2, kind: 'number' })
  expect([cellText(' 甲 '), cellText(true), cellText(undefined), numberText(1e21)]).toEqual(['甲', 'TRUE', '', '1e+21'])
})

test('a cell under a merged area has the content of its top left cell', () => {
  const lookup = lookupCells(
    gridOf(
      [
        ['水利局', '甲'],
        [null, '乙'],
        ['组织部', '丙'],
      ],
      [merge(1, 1, 2, 1)],
    ),
  )
  expect([lookup.covered(2, 1), lookup.covered(3, 1), lookup.at(2, 1)]).toEqual(['水利局', '组织部', null])
})

test('a merge over a whole sheet costs nothing', () => {
  const lookup = lookupCells(gridOf([['甲']], [merge(1, 1, 1_048_576, 16_384)]))
  expect(lookup.covered(900_000, 12_000)).toBe('甲')
})
