import type { Grid } from '../../core/sheet/grid.ts'
import type { ReadLimits } from './limits.ts'
import { RefusedSource } from './refusal.ts'

/**
 * Text that is no delimited list: the tables of a web page (what many systems export as “.xls”), workbooks written as
 * one XML file, and the exchange formats SYLK and DIF. Nothing in them is run, fetched or followed.
 */
export type MarkupKind = 'page' | 'bundle' | 'xml' | 'exchange'

export function markupKind(text: string): MarkupKind | null {
  const head = text
    .slice(0, 2000)
    .replace(/^\ufeff/, '')
    .trimStart()
  if (/^(?:<html|<!doctype html|<table|<meta|<head|<style)/i.test(head)) return 'page'
  if (/^<\?xml/i.test(head) || /^<(?:\w+:)?Workbook[\s>]/.test(head)) return /<html/i.test(head) ? 'page' : 'xml'
  if (/^MIME-Version:/i.test(head)) return 'bundle'
  if (head.startsWith('ID;P') && /^[BCFO];/m.test(head)) return 'exchange'
  return /^TABLE\r?\n0,1\r?\n/.test(head) ? 'exchange' : null
}

export async function readMarkup(text: string, kind: MarkupKind, limits: ReadLimits): Promise<Grid[]> {
  if (kind === 'bundle') throw new RefusedSource('web_page')
  const plain = text.replace(/^\ufeff/, '')
  if (kind === 'page' && !/<table[\s>]/i.test(plain)) throw new RefusedSource('web_page')
  if (kind === 'xml' && !isWorkbookXml(plain)) throw new RefusedSource('not_a_table')
  const { readLegacyText } = await import('./read-legacy.ts')
  return readLegacyText(kind === 'page' ? withoutPrograms(plain) : plain, limits)
}

function isWorkbookXml(text: string): boolean {
  return /<(?:\w+:)?(?:Workbook|workbook|document|spreadsheet|UOF)[\s>]/.test(text.slice(0, 20_000))
}

/** Programs, styles and comments of a page are not its text. */
function withoutPrograms(page: string): string {
  return page.replaceAll(/<!--(?!\[if)[\s\S]*?-->/g, '').replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
}
