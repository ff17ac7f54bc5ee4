import { locales, type Locale } from '../../core/language/localized-text.ts'
import type { StanceWords } from '../../core/reply/read-rows.ts'
import type { SheetWords } from '../../core/reply/sheet-rows.ts'
import type { Session } from '../session.ts'

/** The labels of the fillable sheet in one language. */
export function sheetWords(session: Session, locale: Locale): SheetWords {
  const { find } = session.resources.words[locale]
  return (name) => find(`screen-people.sheet.${name}`) ?? ''
}

/** Agree and object in every language, and by their own names as a program writes them. */
export function stanceWords(session: Session): StanceWords {
  const words = locales.map((locale) => sheetWords(session, locale))
  return {
    agree: ['agree', ...words.map((say) => say('agree'))],
    object: ['object', ...words.map((say) => say('object'))],
  }
}
