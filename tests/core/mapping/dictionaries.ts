import { join } from 'node:path'
import { indicatorWords } from '../../../src/core/mapping/map-capacity.ts'
import type { ReadContext } from '../../../src/core/mapping/reading.ts'
import type { Indicator } from '../../../src/core/capacity/capacity.ts'
import { loadDictionaries } from '../../../src/engine/import/load-dictionaries.ts'

/** The shipped dictionaries: what they say is what is tested. */
export const dictionaries = loadDictionaries(join(import.meta.dirname, '../../../resources'))

export const indicators: Indicator[] = [
  indicator('N3', '互联网普及率', '%', {
    plausible: [30, 100],
    synonyms: ['互联网普及率（常住人口）', 'internet users'],
  }),
  indicator('S1', '专职信息化人员', '人', {}),
  indicator('F1', '信息化预算', '万元', { synonyms: ['年度信息化预算'] }),
  indicator('S4', '每周填报耗时', '小时', {}),
  indicator('O3', '线下渠道是否保留', '是/否', { type: 'boolean', synonyms: ['是否保留线下渠道'] }),
]

export const context: ReadContext = { dictionaries, indicators, words: indicatorWords(indicators) }

function indicator(code: string, title: string, unit: string, more: Partial<Indicator>): Indicator {
  const texts = { 'zh-CN': title, en: code }
  return {
    code,
    title: texts,
    definition: texts,
    unit,
    type: 'number',
    direction: 'neutral',
    dimension: 'network',
    plausible: null,
    weak: null,
    strong: null,
    synonyms: [],
    source: '',
    ...more,
  }
}
