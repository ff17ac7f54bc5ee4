import {
  AlignmentType,
  DocumentGridType,
  Footer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
} from 'docx'
import type { Section } from '../../../core/document/document.ts'
import { measuresFor, type PageMeasures } from '../../../core/document/page.ts'
import type { Locale } from '../../../core/language/localized-text.ts'
import { millimetres, points } from './units.ts'

/** Page, margins, line grid and page number of one section. */
export function sectionPage(section: Section, locale: Locale): Pick<ISectionOptions, 'properties' | 'footers'> {
  const measures = measuresFor(locale)
  const page = section.orientation === 'landscape' ? measures.landscape : measures.portrait
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // The library takes the paper as it lies in portrait and turns it itself.
        size: {
          width: millimetres(210),
          height: millimetres(297),
          orientation: section.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: millimetres(page.top),
          right: millimetres(page.right),
          bottom: millimetres(page.bottom),
          left: millimetres(page.left),
          header: millimetres(15),
          footer: footerDistance(page, measures.type.page_number),
        },
      },
      // The pitch is told but no grid is snapped to: exact lines keep the 22 lines, and a grid would stretch titles and tables.
      ...(locale === 'en' ? {} : { grid: { type: DocumentGridType.DEFAULT, linePitch: points(measures.type.line) } }),
    },
    footers: pageNumbers(locale),
  }
}

/** The dash stands in the middle of the footer's line, so half that line lies below it. */
function footerDistance(page: PageMeasures, size: number): number {
  return millimetres(page.bottom - page.footer_line) - points(size / 2)
}

/** Odd pages have their number one character from the right edge, even ones from the left (GB/T 9704-2012, 7.5). */
function pageNumbers(locale: Locale): ISectionOptions['footers'] {
  if (locale === 'en') return { default: footer(AlignmentType.CENTER, {}, [PageNumber.CURRENT]) }
  const { type } = measuresFor(locale)
  const number = ['— ', PageNumber.CURRENT, ' —']
  return {
    default: footer(AlignmentType.RIGHT, { right: points(type.page_number) }, number),
    even: footer(AlignmentType.LEFT, { left: points(type.page_number) }, number),
  }
}

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType]

function footer(
  alignment: Alignment,
  indent: { left?: number; right?: number },
  children: (string | typeof PageNumber.CURRENT)[],
): Footer {
  return new Footer({
    children: [new Paragraph({ style: 'PageNumber', alignment, indent, children: [new TextRun({ children })] })],
  })
}
