/**
 * Words that mean the same in a heading, each class by one word: 投用日期 and 投用时间 ask for one thing, so do
 * 维护支出 and 运维费. Traditional characters are among them, as dictionaries know each word in both.
 */
const alike: readonly [RegExp, string][] = [
  [/(?:日期|年月|时间|時間)$/, '时间'],
  [/(?:费用|经费|金额|支出|开支|资金|成本|费|費用|經費|金額|資金|費)$/, '费'],
  [/(?:数量|总数|人数|数|數量|總數|人數|數)$/, '数'],
  [/(?:运行维护|运营维护|维护|维保|运维|維護|維運|運維)/, '运维'],
  [/(?:截止|终止|届满|期满|到期|終止|屆滿|期滿)/, '到期'],
  [/^(?:近一年度?|上一?年度?|本年度?|当年|每年|年度|年均|年|當年)/, '年'],
]

const shortestStem = 3

/** What is common to headings that differ in such words only; `null` for one that says too little to be told by it. */
export function headingStem(key: string): string | null {
  if (!/^[\u4e00-\u9fff]+$/.test(key)) return null
  const stem = alike.reduce((text, [pattern, word]) => text.replace(pattern, word), key)
  return stem.length >= shortestStem ? stem : null
}
