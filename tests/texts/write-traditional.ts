/**
 * `npm run texts:traditional`: writes the traditional Chinese texts anew from the simplified ones, in
 * `resources/locales/zh-TW` and beside every `zh-CN` text of the YAML resources. Prints the files that changed.
 */
import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import { staleTexts } from './stale-texts.ts'

const root = join(import.meta.dirname, '../..')
for (const { path, content } of staleTexts(join(root, 'resources'))) {
  writeFileSync(path, content)
  console.log(path.slice(root.length + 1))
}
