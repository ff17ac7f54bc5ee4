import JSZip from 'jszip'

/** One paragraph of a Word file: its style and text, and whether it stands in a repeated table head. */
export type ReadParagraph = { style: string; text: string }

export type ReadDocx = {
  paragraphs: ReadParagraph[]
  /** For each table: the texts of its rows, and which rows repeat on every page. */
  tables: { rows: string[][]; repeated: boolean[]; grid: number[]; unsplit: boolean[] }[]
  /** Attributes of every `w:pgSz` and `w:pgMar`, in order. */
  pages: { size: Record<string, string>; margins: Record<string, string> }[]
  styles: Record<string, { name: string; xml: string }>
  parts: Record<string, string>
}

/** Reads a Word file back from its XML, without the library that wrote it. */
export async function readDocx(bytes: Uint8Array): Promise<ReadDocx> {
  const zip = await JSZip.loadAsync(bytes)
  const parts: Record<string, string> = {}
  for (const [path, file] of Object.entries(zip.files)) {
    if (!file.dir && /\.(?:xml|rels)$/u.test(path)) parts[path] = await file.async('string')
  }
  const body = parts['word/document.xml'] ?? ''
  return {
    paragraphs: paragraphsOf(body),
    tables: matches(body, /<w:tbl>.*?<\/w:tbl>/gsu).map(readTable),
    pages: matches(body, /<w:sectPr.*?<\/w:sectPr>/gsu).map((section) => ({
      size: attributes(/<w:pgSz[^>]*>/u.exec(section)?.[0] ?? ''),
      margins: attributes(/<w:pgMar[^>]*>/u.exec(section)?.[0] ?? ''),
    })),
    styles: Object.fromEntries(
      matches(parts['word/styles.xml'] ?? '', /<w:style .*?<\/w:style>/gsu).map((xml) => [
        attributes(xml)['w:styleId'] ?? '',
        { name: attributes(/<w:name[^>]*>/u.exec(xml)?.[0] ?? '')['w:val'] ?? '', xml },
      ]),
    ),
    parts,
  }
}

export function attributes(tag: string): Record<string, string> {
  const start = /^<[^>]*>/u.exec(tag)?.[0] ?? ''
  return Object.fromEntries(
    [...start.matchAll(/([\w:]+)="([^"]*)"/gu)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
}

function readTable(xml: string): ReadDocx['tables'][number] {
  const rows = matches(xml, /<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gsu)
  return {
    rows: rows.map((row) =>
      matches(row, /<w:tc>.*?<\/w:tc>/gsu).map((cell) =>
        paragraphsOf(cell)
          .map(({ text }) => text)
          .join('\n'),
      ),
    ),
    repeated: rows.map((row) => /<w:tblHeader\s*\/?>/u.test(row)),
    unsplit: rows.map((row) => /<w:cantSplit\s*\/?>/u.test(row)),
    grid: matches(xml, /<w:gridCol [^>]*>/gu).map((column) => Number(attributes(column)['w:w'])),
  }
}

function paragraphsOf(xml: string): ReadParagraph[] {
  return matches(xml, /<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gsu).map((paragraph) => ({
    style: attributes(/<w:pStyle[^>]*>/u.exec(paragraph)?.[0] ?? '')['w:val'] ?? 'Normal',
    text: matches(paragraph, /<w:t(?: [^>]*)?>[^<]*<\/w:t>/gu)
      .map((text) => unescapeXml(text.replaceAll(/<[^>]*>/gu, '')))
      .join(''),
  }))
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[0])
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
