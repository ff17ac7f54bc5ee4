import type { IFontAttributesProperties } from 'docx'
import type { Locale } from '../../../core/language/localized-text.ts'

export type DocxFonts = Record<
  'body' | 'heading1' | 'heading2' | 'heading3' | 'title' | 'table' | 'tableHead' | 'pageNumber',
  string
>

/**
 * Fonts by name, as GB/T 9704-2012 and its usual implementations have them. They are named and not embedded:
 * offices have them, and their licences do not allow handing them on.
 */
const chineseFonts: DocxFonts = {
  body: '仿宋_GB2312',
  heading1: '黑体',
  heading2: '楷体_GB2312',
  heading3: '仿宋_GB2312',
  title: '方正小标宋简体',
  table: '宋体',
  tableHead: '黑体',
  pageNumber: '宋体',
}

const latin = 'Times New Roman'
const englishFonts: DocxFonts = {
  body: latin,
  heading1: latin,
  heading2: latin,
  heading3: latin,
  title: latin,
  table: latin,
  tableHead: latin,
  pageNumber: latin,
}

export function docxFonts(locale: Locale): DocxFonts {
  return locale === 'en' ? englishFonts : chineseFonts
}

/** One font in every slot. In English text Chinese names still need a Chinese font. */
export function everySlot(name: string): IFontAttributesProperties {
  return { ascii: name, hAnsi: name, eastAsia: name === latin ? '宋体' : name, cs: name }
}
