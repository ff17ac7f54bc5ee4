import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type ReadPdf = {
  /** The text of each page without what repeats on every page (page numbers, repeated table heads). */
  pages: string[]
  /** The texts that repeat, by page. */
  repeated: string[]
  /** Width and height of each page in millimetres, and the box of its text: left, right, top and bottom distances. */
  boxes: { width: number; height: number; left: number; right: number; top: number; bottom: number }[]
  /** Distances of the base lines of each page from the one above, in points. */
  lines: number[][]
  outline: string[]
  tagged: boolean
  language: string | null
  metadata: string
}

const millimetre = 72 / 25.4

/** Reads a PDF back; what is marked as an artifact is no content. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false }).promise
  const read: ReadPdf = {
    pages: [],
    repeated: [],
    boxes: [],
    lines: [],
    outline: ((await pdf.getOutline()) ?? []).map((entry) => entry.title),
    tagged: (await pdf.getMarkInfo())?.Marked === true,
    language: null,
    metadata: String((await pdf.getMetadata()).metadata?.getRaw() ?? ''),
  }
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const [, , width = 0, height = 0] = page.view
    const content = await page.getTextContent({ includeMarkedContent: true })
    const marks: boolean[] = []
    const texts: { text: string; x: number; y: number; right: number }[] = []
    let repeated = ''
    for (const item of content.items) {
      if ('str' in item) {
        if (marks.includes(true)) repeated += item.str
        else if (item.str.trim() !== '') {
          const [, , , , x = 0, y = 0] = item.transform as number[]
          texts.push({ text: item.str, x, y, right: x + item.width })
        }
      } else if (item.type === 'endMarkedContent') marks.pop()
      else marks.push('tag' in item && item.tag === 'Artifact')
    }
    read.pages.push(texts.map((entry) => entry.text).join(''))
    read.repeated.push(repeated)
    const bases = [...new Set(texts.map((entry) => Math.round(entry.y * 100) / 100))].toSorted((a, b) => b - a)
    read.lines.push(bases.slice(1).map((base, index) => (bases[index] ?? 0) - base))
    read.boxes.push({
      width: width / millimetre,
      height: height / millimetre,
      left: Math.min(...texts.map((entry) => entry.x)) / millimetre,
      right: (width - Math.max(...texts.map((entry) => entry.right))) / millimetre,
      top: (height - (bases[0] ?? 0)) / millimetre,
      bottom: (bases.at(-1) ?? 0) / millimetre,
    })
  }
  await pdf.destroy()
  return read
}
