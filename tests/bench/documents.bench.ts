import { writeDocument, type DocumentFormat, type DocumentRequest } from '../../src/engine/export/write-document.ts'
import { documentSnapshot } from '../fixtures/document-snapshot.ts'
import { resources, writtenAt } from '../fixtures/document-words.ts'

/** Seconds to write each format for many systems; the aim is 5 s for 1,000. Run: node tests/bench/documents.bench.ts [systems] */
const systems = Number(process.argv[2] ?? 1000)
const snapshot = documentSnapshot(systems)
const work: [DocumentRequest['kind'], DocumentFormat][] = [
  ['plan', 'docx'],
  ['plan', 'pdf'],
  ['ledger', 'xlsx'],
]

for (const [kind, format] of work) {
  const start = performance.now()
  const { bytes } = await writeDocument(snapshot, { kind, system: null, locale: 'zh-CN' }, format, {
    resources,
    at: writtenAt,
  })
  const seconds = ((performance.now() - start) / 1000).toFixed(2)
  console.log(`${kind}.${format}  ${systems} systems  ${seconds} s  ${(bytes.length / 1024).toFixed(0)} KiB`)
}
