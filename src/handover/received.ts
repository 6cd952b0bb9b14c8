import type { Words } from '../core/words/words.ts'
import type { Answer, Route, WebRequest } from '../server/route.ts'
import type { Storage } from '../storage/storage.ts'
import type { acknowledging } from './acknowledge.ts'

/** Who is written down as having said so: whoever had the letter. */
const BY_LINK = 'link'

/**
 * The pages behind a letter's link: whoever got it says so, without a log-in. Following the link uses nothing up, because programs that look
 * at mail follow links too; the button does. They show nothing of the referral but that it is one.
 */
export function receivedPages(
  outbox: Storage['outbox'],
  words: Words,
  link: ReturnType<typeof acknowledging>,
  now: () => string,
): readonly Route[] {
  const page = (state: 'ask' | 'done' | 'over', id = '', proof = ''): Answer => ({
    page: 'received',
    words,
    view: {
      title: words.say('ui.inbox.received.title'),
      id,
      proof,
      isAsking: state === 'ask',
      isDone: state === 'done',
    },
  })
  const proved = ({ parts, query, form }: WebRequest): { id: string; proof: string } | undefined => {
    const { id = '' } = parts
    const proof = form.get('proof') ?? query.get('proof') ?? ''
    return link.proves(id, proof) ? { id, proof } : undefined
  }
  return [
    {
      method: 'GET',
      path: '/received/:id',
      answer: (request) => {
        const about = proved(request)
        return about ? page('ask', about.id, about.proof) : { problem: 404 }
      },
    },
    {
      method: 'POST',
      path: '/received/:id',
      answer: async (request) => {
        const about = proved(request)
        if (!about) return { problem: 404 }
        return page((await outbox.move(about.id, 'received', { at: now(), by: BY_LINK })) ? 'done' : 'over')
      },
    },
  ]
}
