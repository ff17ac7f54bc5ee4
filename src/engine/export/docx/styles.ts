import { AlignmentType, LineRuleType, type IParagraphStyleOptions, type IStylesOptions } from 'docx'
import { measuresFor } from '../../../core/document/page.ts'
import type { Locale } from '../../../core/language/localized-text.ts'
import { docxFonts, everySlot } from './fonts.ts'
import { points } from './units.ts'

type StyleBody = Pick<IParagraphStyleOptions, 'run' | 'paragraph'>

/** The styles of a document; every paragraph has one, so that a team can change them in Word at one place. */
export function documentStyles(locale: Locale): IStylesOptions {
  const { type } = measuresFor(locale)
  const fonts = docxFonts(locale)
  const chinese = locale !== 'en'
  const small = { font: everySlot(fonts.table), size: type.table * 2, characterSpacing: 0 }
  const tableParagraph = { spacing: exactly(type.table_line), indent: noIndent }
  return {
    default: {
      document: {
        run: {
          font: everySlot(fonts.body),
          size: bodySize(type.body),
          language: { value: locale === 'en' ? 'en-GB' : 'zh-CN', eastAsia: 'zh-CN' },
        },
      },
      title: {
        run: {
          font: everySlot(fonts.title),
          size: type.title * 2,
          characterSpacing: 0,
          bold: !chinese,
          color: '000000',
        },
        paragraph: {
          alignment: AlignmentType.CENTER,
          indent: noIndent,
          spacing: {
            ...exactly(type.title_line),
            before: points(chinese ? 14 : 0),
            after: points(chinese ? type.line : 14),
          },
          keepNext: true,
        },
      },
      heading1: headingStyle(locale, fonts.heading1, 0),
      heading2: headingStyle(locale, fonts.heading2, 1),
      heading3: headingStyle(locale, fonts.heading3, 2),
      heading4: headingStyle(locale, fonts.heading3, 3),
    },
    paragraphStyles: [
      {
        id: 'Normal',
        name: 'Normal',
        quickFormat: true,
        run: { font: everySlot(fonts.body), size: bodySize(type.body), characterSpacing: chinese ? bodySpacing : 0 },
        paragraph: {
          alignment: AlignmentType.BOTH,
          indent: chinese ? twoCharacters(type.body) : noIndent,
          spacing: { ...exactly(type.line), after: chinese ? 0 : points(6) },
        },
      },
      style('Reference', 'Document Reference', { paragraph: { indent: noIndent, alignment: AlignmentType.LEFT } }),
      style('Addressee', 'Addressee', { paragraph: { indent: noIndent, alignment: AlignmentType.LEFT } }),
      style('AnnexMark', 'Annex Mark', {
        run: { font: everySlot(fonts.heading1), bold: !chinese },
        paragraph: { indent: noIndent, alignment: AlignmentType.LEFT, keepNext: true },
      }),
      style('AnnexList', 'Annex List', { paragraph: { alignment: AlignmentType.LEFT } }),
      style('Signature', 'Signature Line', {
        paragraph: {
          keepNext: true,
          alignment: AlignmentType.RIGHT,
          indent: rightBlank(type.body),
          spacing: { ...exactly(type.line), before: points(type.line) },
        },
      }),
      style('IssueDate', 'Date of Issue', {
        paragraph: { alignment: AlignmentType.RIGHT, indent: rightBlank(type.body) },
      }),
      style('Note', 'Note', {
        run: { ...small, size: type.note * 2 },
        paragraph: {
          ...tableParagraph,
          alignment: AlignmentType.LEFT,
          spacing: { ...exactly(type.table_line), before: points(6) },
        },
      }),
      style('TableCaption', 'Table Caption', {
        run: { font: everySlot(fonts.heading1), size: type.table * 2, characterSpacing: 0, bold: !chinese },
        paragraph: {
          alignment: AlignmentType.CENTER,
          indent: noIndent,
          keepNext: true,
          spacing: { ...exactly(type.table_line + 3), before: points(8), after: points(4) },
        },
      }),
      style('TableHead', 'Table Head', {
        run: { font: everySlot(fonts.tableHead), size: type.table * 2, characterSpacing: 0, bold: !chinese },
        paragraph: { ...tableParagraph, alignment: AlignmentType.CENTER, keepNext: true },
      }),
      style('TableText', 'Table Text', { run: small, paragraph: { ...tableParagraph, alignment: AlignmentType.LEFT } }),
      style('PageNumber', 'Page Number Line', {
        run: { font: everySlot(fonts.pageNumber), size: type.page_number * 2, characterSpacing: 0 },
        paragraph: { indent: noIndent, spacing: exactly(type.page_number) },
      }),
    ],
  }
}

/** Word keeps half points only; 15.75 pt is written as 16 pt with a quarter point taken off between characters. */
function bodySize(size: number): number {
  return Math.ceil(size * 2)
}
const bodySpacing = -5

const noIndent = { firstLine: 0, firstLineChars: 0, left: 0 }

function twoCharacters(size: number): { firstLine: number; firstLineChars: number } {
  return { firstLine: points(size * 2), firstLineChars: 200 }
}

/** The date stands four characters from the right edge (GB/T 9704-2012, 7.3.5). */
function rightBlank(size: number): { firstLine: number; firstLineChars: number; right: number } {
  return { firstLine: 0, firstLineChars: 0, right: points(size * 4) }
}

function headingStyle(locale: Locale, font: string, outlineLevel: number): StyleBody {
  const { type } = measuresFor(locale)
  const chinese = locale !== 'en'
  return {
    run: {
      font: everySlot(font),
      size: bodySize(chinese ? type.body : type.body + 1),
      characterSpacing: chinese ? bodySpacing : 0,
      bold: !chinese,
      color: '000000',
    },
    paragraph: {
      outlineLevel,
      keepNext: true,
      alignment: chinese ? AlignmentType.BOTH : AlignmentType.LEFT,
      indent: chinese ? twoCharacters(type.body) : noIndent,
      spacing: { ...exactly(type.line), before: chinese ? 0 : points(8), after: chinese ? 0 : points(4) },
    },
  }
}

function exactly(line: number): { line: number; lineRule: typeof LineRuleType.EXACT; before: number; after: number } {
  return { line: points(line), lineRule: LineRuleType.EXACT, before: 0, after: 0 }
}

function style(id: string, name: string, body: StyleBody): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true, ...body }
}
