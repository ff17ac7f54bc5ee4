import { plainText } from '../value/parsed.ts'

/** A heading as it is compared: half width, lower case, letters, digits and Chinese characters only. */
export function headingKey(heading: string): string {
  const plain = plainText(heading).toLowerCase()
  const key = plain.replaceAll(/[^\p{L}\p{N}#]/gu, '')
  return key === '' ? plain : key
}

/** `part` is a reading of what stands in brackets, `grouped` one that the group above the heading is part of. */
export type HeadingReading = { key: string; worth: number; part: boolean; grouped?: true }

/** The ways a heading can be read, from the whole to its parts, each with what it is worth. */
export function headingReadings(header: string, path: string): HeadingReading[] {
  const bare = plainText(header).replace(/^(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）.、．]\s*|[*＊★☆#]+\s*)/, '')
  const outside = bare.replaceAll(/[([【（][^)\]】）]*[)\]】）]/g, '')
  const inside = [...bare.matchAll(/[([【（]([^)\]】）]*)[)\]】）]/g)].map((match) => match[1] ?? '')
  const parents = path.split(' / ').slice(0, -1)
  const parent = parents[parents.length - 1]
  const plain = withoutStems(outside)
  const readings: HeadingReading[] = [
    { key: headingKey(bare), worth: 1, part: false },
    { key: headingKey(outside), worth: 1, part: false },
    { key: headingKey(outside.replace(/(?:情况|如有|选填|必填|可多选|单选)$/, '')), worth: 0.95, part: false },
    { key: headingKey(outside.replace(/(?:全称|全稱)$/, '名称')), worth: 0.97, part: false },
    { key: headingKey(outside.replace(/(?:名称|全称|名稱)$/, '')), worth: 0.9, part: false },
    { key: headingKey(plain), worth: 0.95, part: false },
    { key: headingKey(plain.replace(/(?:情况|状况)$/, '')), worth: 0.9, part: false },
    { key: asked(bare, plain), worth: 0.85, part: false },
    ...inside.map((text) => ({ key: headingKey(text), worth: 0.85, part: true })),
  ]
  if (parent !== undefined) {
    const group = parent.replaceAll(/[([【（][^)\]】）]*[)\]】）]/g, '')
    readings.push({ key: headingKey(group + outside), worth: 0.98, part: false, grouped: true })
    // 建设单位 / 名称 is the 建设单位; under a question 是 is its answer.
    if (/^(?:名称|全称|名稱|是|有|已|yes)$/i.test(outside.trim()))
      readings.push({ key: headingKey(group), worth: 0.93, part: false, grouped: true })
  }
  const seen = new Set<string>()
  return readings.filter(({ key }) => {
    const fresh = key !== '' && !seen.has(key)
    seen.add(key)
    return fresh
  })
}

/** What a question or a form says around the word itself: 您所在的…, 当前…, …是什么. */
function withoutStems(heading: string): string {
  return heading
    .replace(/^\d{4}年度?|^截[至止]\d{4}年?/, '')
    .replace(
      /^(?:请(?:问|填写|选择)?)?(?:您|你|贵单位|本单位|贵部门)(?:认为|觉得|目前|平时)?(?:所在的?|(?:对|给)[^的]{1,8}的|最?想?(?:反映|评价|说)的|使用的|的)?/,
      '',
    )
    .replace(/^(?:当前|目前|现在|现有|现|具体|相关|有关|其他|其它|本|该)/, '')
    .replace(/(?:是什么|有哪些|是多少|多少|如何|怎么样|是|为)?[?:：？]?$/, '')
    .trim()
}

/** What a question asks for, behind all that describes it: 您工作中使用最多的系统是? asks for the 系统. */
function asked(heading: string, plain: string): string {
  if (!/^(?:您|你|请)|(?:是|为)?[?？]\s*$/.test(heading)) return ''
  const last = plain.split('的').at(-1) ?? ''
  return last === plain || last.length < 2 ? '' : headingKey(last)
}

/** The year that a heading names: `2023年运维经费`, `2024 / 互联网普及率`. */
export function yearOfHeading(path: string): number | null {
  const year = /(?<!\d)(20\d\d|19[89]\d)(?!\d)/.exec(path.normalize('NFKC'))?.[1]
  return year ? Number(year) : null
}
