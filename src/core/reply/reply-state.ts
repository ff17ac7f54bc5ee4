/** Where the right of reply stands for one request. */
export type ReplyState = 'waiting' | 'overdue' | 'replied' | 'settled' | 'closed'

/** What the state is worked out from; dates are ISO. */
export type ReplyFacts = {
  due: string | null
  closed: boolean
  /** What came back: whether it objects, and whether that and every correction was accepted or refused. */
  reply: { objects: boolean; decided: boolean; undecided_corrections: number } | null
}

/** `replied`: something of the answer waits to be accepted or refused; `settled`: nothing does. */
export function replyState({ due, closed, reply }: ReplyFacts, today: string): ReplyState {
  if (reply !== null) {
    const open = reply.undecided_corrections > 0 || (reply.objects && !reply.decided)
    return open ? 'replied' : 'settled'
  }
  if (closed) return 'closed'
  return due !== null && due < today ? 'overdue' : 'waiting'
}
