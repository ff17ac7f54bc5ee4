import { Document, Packer } from 'docx'
import type { DocumentModel } from '../../../core/document/document.ts'
import { withoutZipTimes } from '../zip-times.ts'
import { coreProperties } from './core-properties.ts'
import { blockChildren } from './blocks.ts'
import { docxFonts } from './fonts.ts'
import { sectionPage } from './page.ts'
import { documentStyles } from './styles.ts'

/**
 * The document as a Word file with real styles, headings and repeating table heads.
 *
 * @param at ISO time written as the time of creation
 * @returns the file, and the fonts it names
 */
export async function writeDocx(model: DocumentModel, at: string): Promise<{ bytes: Uint8Array; fonts: string[] }> {
  const document = new Document({
    title: model.title,
    creator: 'Heshu',
    styles: documentStyles(model.locale),
    evenAndOddHeaderAndFooters: model.locale !== 'en',
    sections: model.sections.map((section) => ({
      ...sectionPage(section, model.locale),
      children: section.blocks.flatMap((block) => blockChildren(block, section, model.locale)),
    })),
  })
  const bytes = await Packer.toBuffer(document, false, [coreProperties(model, at)])
  return { bytes: withoutZipTimes(bytes), fonts: [...new Set(Object.values(docxFonts(model.locale)))] }
}
