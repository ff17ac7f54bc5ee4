import { expect, test } from 'vitest'
import { emptySystem } from '../../../../src/core/system/fields.ts'
import { compareSystems } from '../../../../src/ui/screens/duplicates/compare.ts'

test('differences come first, then what one side knows, then what is equal; lists are equal in any order', () => {
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
  expect(compareSystems(one, other)).toEqual([
    { field: 'name', state: 'differs' },
    { field: 'annual_cost', state: 'one_side' },
    { field: 'mandatory', state: 'one_side' },
    { field: 'owner', state: 'equal' },
    { field: 'functions', state: 'equal' },
  ])
})
