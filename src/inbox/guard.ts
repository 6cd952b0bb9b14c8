import type { Words } from '../core/words/words.ts'
import type { Answer, Route, WebRequest } from '../server/route.ts'
import type { InboxParts } from './parts.ts'
import { type Rights, rightsOf, type Staff } from './staff.ts'

/** Answers those alone who may: for others it is as if the page were not there. */
export type Guard = (
  needs: Exclude<Rights, 'none'>,
  answer: (staff: Staff, request: WebRequest) => Promise<Answer>,
) => Route['answer']

export const guarded = (who: InboxParts['who'], words: Words): Guard => {
  const closed: Answer = {
    page: 'inbox-closed',
    words,
    view: { title: words.say('ui.inbox.closed.title') },
    status: 404,
  }
  return (needs, answer) => async (request) => {
    const staff = await who(request)
    if (!staff) return closed
    const rights = rightsOf(staff)
    return rights === 'read' || rights === needs ? answer(staff, request) : closed
  }
}
