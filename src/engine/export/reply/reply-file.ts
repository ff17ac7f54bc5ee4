import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../core/checklist/canonical.ts'
import { replyFormat, replyVersion, type ReplyPart } from '../../../core/reply/reply.ts'

/** SHA-256 over what is sent, with the name and version of its format. */
export function hashOfPart(part: ReplyPart): string {
  return createHash('sha256')
    .update(canonicalJson({ format: replyFormat, version: replyVersion, part }))
    .digest('hex')
}

/** The part as a small file (JSON), with the places of the answer empty. */
export function replyFileText(part: ReplyPart): string {
  const reply = { stance: '', text: '', person: '', date: '', corrections: {}, answers: {} }
  return JSON.stringify({ format: replyFormat, version: replyVersion, hash: hashOfPart(part), part, reply }, null, 2)
}
