import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentModel } from '../../../core/document/document.ts'
import { modelText } from '../../../core/document/model-text.ts'
import { measuresFor } from '../../../core/document/page.ts'
import { charactersWithoutGlyph, fontFiles, fontSubstitutes, pdfFonts } from './fonts.ts'

export type WrittenPdf = { bytes: Uint8Array; fonts: string[]; missing: string[] }

/** Printed where no bundled font has the character, as Chinese printers do. */
const geta = '〓'

/**
 * The document as tagged PDF/A-2a with bookmarks and embedded fonts. The same model and time give the same bytes.
 *
 * @param resources folder of the shipped data, holding `templates/document.typ` and `fonts`
 * @param at ISO time written as the time of creation
 * @returns the file, which free font stands for which named one, and the characters no font has
 */
export function writePdf(model: DocumentModel, resources: string, at: string): WrittenPdf {
  const missing = charactersWithoutGlyph(resources, modelText(model).join(''))
  const compiler = compilerFor(resources)
  const layout = {
    mainFileContent: readFileSync(join(resources, 'templates', 'document.typ'), 'utf8'),
    inputs: { document: replaced(JSON.stringify(layoutData(model)), missing) },
  }
  const compiled = compiler.compile(layout)
  const { result } = compiled
  if (result === null) throw new Error(`typst: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`)
  const creationTimestamp = Math.floor(Date.parse(at) / 1000)
  const bytes = compiler.pdf(result, { pdfStandard: 'a-2a', pdfTags: true, creationTimestamp })
  compiler.evictCache(0)
  return { bytes: new Uint8Array(bytes), fonts: fontSubstitutes(model.locale), missing }
}

function layoutData(model: DocumentModel): object {
  const measures = measuresFor(model.locale)
  return {
    locale: model.locale,
    title: model.title,
    type: measures.type,
    fonts: pdfFonts(model.locale),
    sections: model.sections.map((section) => ({
      page: section.orientation === 'landscape' ? measures.landscape : measures.portrait,
      blocks: section.blocks,
    })),
  }
}

function replaced(text: string, missing: string[]): string {
  return missing.reduce((rest, character) => rest.replaceAll(character, geta), text)
}

const compilers = new Map<string, NodeCompiler>()

/** Reading the fonts takes longer than a document does, so a compiler is kept for each folder of resources. */
function compilerFor(resources: string): NodeCompiler {
  const known = compilers.get(resources)
  if (known !== undefined) return known
  const fontBlobs = fontFiles(resources).map((file) => readFileSync(file))
  const compiler = NodeCompiler.create({ workspace: join(resources, 'templates'), fontArgs: [{ fontBlobs }] })
  compilers.set(resources, compiler)
  return compiler
}
