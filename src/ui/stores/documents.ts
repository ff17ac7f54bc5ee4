import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { DocumentFormat, DocumentKind, IssuedDocument } from '../../contract/calls/document.ts'
import type { DocumentCheck, DocumentModel } from '../../core/document/document.ts'
import type { Locale } from '../../core/language/localized-text.ts'
import { useEngine } from '../client.ts'
import { useHandOver } from './hand-over.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

export type DocumentWanted = { kind: DocumentKind; system: string | null; locale: Locale }

/** The document on show, its export, and what was issued. */
export const useDocuments = defineStore('documents', () => {
  const engine = useEngine()
  const session = useSession()
  const handOver = useHandOver()
  const wanted = ref<DocumentWanted>({ kind: 'plan', system: null, locale: 'zh-CN' })
  const preview = useLoaded<DocumentModel | null>(
    async () => {
      const { kind, system, locale } = wanted.value
      if (kind === 'opinion' && system === null) return null
      return engine.call('document.preview', { kind, system: kind === 'opinion' ? system : null, locale })
    },
    () => [session.revision, wanted.value],
  )
  const issued = useLoaded<IssuedDocument[]>(
    () => engine.call('document.issued', {}),
    () => session.revision,
  )

  /** Writes the document and hands it over; answers its name, its checks, and where it went (`null`: the browser's downloads). */
  async function save(
    format: DocumentFormat,
  ): Promise<{ name: string; path: string | null; checks: DocumentCheck[] } | null> {
    const { kind, system, locale } = wanted.value
    const { name, content, checks } = await engine.call('document.export', {
      kind,
      system: kind === 'opinion' ? system : null,
      locale,
      format,
    })
    const handed = await handOver({ name, content })
    if (handed === null) return null
    await session.refresh()
    return { name, path: handed === 'download' ? null : handed.path, checks }
  }

  return {
    wanted,
    preview: preview.value,
    failure: preview.failure,
    loading: preview.loading,
    load: preview.load,
    issued: issued.value,
    loadIssued: issued.load,
    save,
  }
})
