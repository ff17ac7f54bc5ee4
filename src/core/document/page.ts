import type { Locale } from '../language/localized-text.ts'

/** Margins and page in millimetres. `footer_line` is the distance from the text area's lower edge to the page number's dash. */
export type PageMeasures = {
  width: number
  height: number
  top: number
  right: number
  bottom: number
  left: number
  footer_line: number
}

/** Type in points; `line` is the exact distance from line to line, `indent` the first-line indent in characters. */
export type TypeMeasures = {
  body: number
  line: number
  indent: number
  title: number
  title_line: number
  table: number
  table_line: number
  note: number
  page_number: number
}

/**
 * A4 after GB/T 9704-2012: margins 37/28 mm, text area 156 × 225 mm, page number 7 mm below it.
 * The landscape page is the portrait page turned clockwise, so that table heads lie at the binding edge of odd pages.
 */
export const gbPortrait: PageMeasures = {
  width: 210,
  height: 297,
  top: 37,
  right: 26,
  bottom: 35,
  left: 28,
  footer_line: 7,
}
export const gbLandscape: PageMeasures = {
  width: 297,
  height: 210,
  top: 28,
  right: 37,
  bottom: 26,
  left: 35,
  footer_line: 7,
}

/**
 * 22 lines of 28 characters: 225 mm / 22 = 28.99 pt, set at 28.95 pt; 156 mm / 28 = 15.79 pt,
 * met by 三号 as 16 pt with 0.25 pt taken off between characters, or 15.75 pt as it is.
 */
export const gbType: TypeMeasures = {
  body: 15.75,
  line: 28.95,
  indent: 2,
  title: 22,
  title_line: 33,
  table: 10.5,
  table_line: 15,
  note: 10.5,
  page_number: 14,
}

const plainPortrait: PageMeasures = {
  width: 210,
  height: 297,
  top: 25,
  right: 25,
  bottom: 25,
  left: 25,
  footer_line: 8,
}
const plainLandscape: PageMeasures = {
  width: 297,
  height: 210,
  top: 22,
  right: 22,
  bottom: 22,
  left: 22,
  footer_line: 8,
}
const plainType: TypeMeasures = {
  body: 11,
  line: 15.5,
  indent: 0,
  title: 18,
  title_line: 23,
  table: 9,
  table_line: 11.5,
  note: 9,
  page_number: 10,
}

/** Chinese documents follow the national standard; English ones plain A4 practice. */
export function measuresFor(locale: Locale): { portrait: PageMeasures; landscape: PageMeasures; type: TypeMeasures } {
  if (locale === 'en') return { portrait: plainPortrait, landscape: plainLandscape, type: plainType }
  return { portrait: gbPortrait, landscape: gbLandscape, type: gbType }
}

export function textWidth(page: PageMeasures): number {
  return page.width - page.left - page.right
}
