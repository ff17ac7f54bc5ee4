import { expect, test } from 'vitest'
import { emptySystem } from '../../../../src/core/system/fields.ts'
import { compareSystems, standing } from '../../../../src/ui/screens/duplicates/compare.ts'

const one = {
  ...emptySystem('S1', '河湖巡查系统'),
  from: [],
  owner: '县水利局',
  functions: ['巡查', '上报'],
  mandatory: false,
}
const other = {
  ...emptySystem('S2', '河湖巡查APP'),
  from: [],
  owner: '县水利局',
  functions: ['上报', '巡查'],
  annual_cost: 0,
}
const third = {
  ...emptySystem('S3', '河湖巡查APP'),
  from: [],
  owner: '县水利局',
  functions: ['上报', '巡查'],
  annual_cost: 9,
}

test('differences come first, then what only some know, then what is equal; lists are equal in any order', () => {
  expect(compareSystems([one, other])).toEqual([
    { field: 'name', state: 'differs' },
    { field: 'annual_cost', state: 'some' },
    { field: 'mandatory', state: 'some' },
    { field: 'owner', state: 'equal' },
    { field: 'functions', state: 'equal' },
  ])
})

test('among three records, two known values that differ are a difference, also beside one that does not know', () => {
  expect(compareSystems([one, other, third]).map(({ field, state }) => [field, state])).toEqual([
    ['name', 'differs'],
    ['annual_cost', 'differs'],
    ['mandatory', 'some'],
    ['owner', 'equal'],
    ['functions', 'equal'],
  ])
})

test('the chosen value stands, else that of the kept record, else the first that is known', () => {
  const systems = [one, other, third]
  expect([
    standing('annual_cost', systems, 'S1', {}),
    standing('annual_cost', systems, 'S3', {}),
    standing('annual_cost', systems, 'S1', { annual_cost: 'S3' }),
    standing('annual_cost', [one, other], 'S1', { annual_cost: 'S3' }),
    standing('build_cost', systems, 'S1', {}),
  ]).toEqual(['S2', 'S3', 'S3', 'S2', null])
})
