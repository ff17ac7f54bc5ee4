import { plainText } from '../value/parsed.ts'

/** A heading as it is compared: half width, lower case, letters, digits and Chinese characters only. */
export function headingKey(heading: string): string {
  const plain = plainText(heading).toLowerCase()
  const key = plain.replaceAll(/[^\p{L}\p{N}#]/gu, '')
  return key === '' ? plain : key
}

/** The ways a heading can be read, from the whole to its parts, each with what it is worth. */
export function headingReadings(header: string, path: string): { key: string; worth: number; part: boolean }[] {
  const bare = plainText(header).replace(/^(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）.、．]\s*|[*＊★☆#]+\s*)/, '')
  const outside = bare.replaceAll(/[([【（][^)\]】）]*[)\]】）]/g, '')
  const inside = [...bare.matchAll(/[([【（]([^)\]】）]*)[)\]】）]/g)].map((match) => match[1] ?? '')
  const parents = path.split(' / ').slice(0, -1)
  const parent = parents[parents.length - 1]
  const readings = [
    { key: headingKey(bare), worth: 1, part: false },
    { key: headingKey(outside), worth: 1, part: false },
    { key: headingKey(outside.replace(/(?:情况|如有|选填|必填|可多选|单选)$/, '')), worth: 0.95, part: false },
    ...inside.map((text) => ({ key: headingKey(text), worth: 0.85, part: true })),
  ]
  if (parent !== undefined) {
    const group = parent.replaceAll(/[([【（][^)\]】）]*[)\]】）]/g, '')
    readings.push({ key: headingKey(group + outside), worth: 0.98, part: false })
  }
  return readings.filter((reading) => reading.key !== '')
}

/** The year that a heading names: `2023年运维经费`, `2024 / 互联网普及率`. */
export function yearOfHeading(path: string): number | null {
  const year = /(?<!\d)(20\d\d|19[89]\d)(?!\d)/.exec(path.normalize('NFKC'))?.[1]
  return year ? Number(year) : null
}
