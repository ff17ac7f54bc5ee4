import { paragraph, type Block } from '../document.ts'
import { formatDate } from '../figures.ts'
import { say } from '../words.ts'
import type { OpinionContext } from './context.ts'

/** Who reviewed and who signed, where there are; a signature whose ground moved is called broken. */
export function signOffBlocks({ snapshot, words }: OpinionContext): Block[] {
  const signOff = snapshot.sign_off
  if (!signOff) return []
  const { reviewer, signer, signed_at: at, hash, changes } = signOff
  const reviewed = reviewer === null ? [] : [paragraph(say(words, 'sign_off.reviewer', { reviewer }))]
  if (signer === null || at === null) return [...reviewed, paragraph(say(words, 'sign_off.unsigned'))]
  const values = { signer, date: formatDate(words, at), hash: (hash ?? '').slice(0, 16), count: String(changes) }
  return [...reviewed, paragraph(say(words, changes > 0 ? 'sign_off.broken' : 'sign_off.signed', values))]
}
