import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fonts } from '../../../../src/ui/screens/settings/fonts.ts'

test('every bundled font is named with its licence', () => {
  const folder = join(import.meta.dirname, '../../../../resources/fonts')
  const families = readdirSync(folder)
    .filter((file) => /\.(otf|ttf)$/.test(file))
    .map((file) => file.replace(/-.*$/, ''))
  expect(fonts.map(({ name }) => name.replaceAll(' ', '')).toSorted()).toEqual([...new Set(families)].toSorted())
})
