import type { Answer, Route, WebRequest } from '../server/route.ts'
import type { InboxEntry } from '../storage/storage.ts'
import { doneIn } from './done.ts'
import type { Guard } from './guard.ts'
import type { InboxParts } from './parts.ts'
import { type Staff, scopeOf } from './staff.ts'

/** A referral's own page, and its files. Every look is written down before anything is shown. */
export function referralPages(parts: InboxParts, guard: Guard): readonly Route[] {
  const { storage, wordsOf, now } = parts.around
  const words = wordsOf('en')

  /** Whoever reads it for the commissioner has received it for them. */
  const opened = (staff: Staff, id: string, act: string): Promise<InboxEntry | undefined> => {
    const receives = staff.role === 'commissioner' || staff.isPractice === true
    return storage.inbox.open(scopeOf(staff), id, { staff: staff.id, at: now(), receives, act })
  }

  const event =
    (names: ReadonlyMap<string, string>) =>
    ({ at, what, by, note, isClosed }: InboxEntry['events'][number]) => ({
      at: parts.inLondon(at),
      what: words.say(`ui.inbox.event.${what}`),
      by:
        by &&
        (BY_PROGRAM.includes(by) ? words.say(`ui.inbox.by.${by}`) : (names.get(by) ?? words.say('ui.inbox.by.gone'))),
      note: isClosed ? words.say('ui.inbox.closedReferral') : note,
    })

  const read = async (staff: Staff, { parts: { id = '' }, query }: WebRequest): Promise<Answer> => {
    const entry = await opened(staff, id, 'viewed')
    if (!entry) return { problem: 404 }
    const alike = entry.alike.map(({ reference }) => reference)
    if (alike.length > 0) await storage.audit.addAll({ at: now(), staff: staff.id, act: 'listed' }, alike)
    const about = {
      done: doneIn(query, words),
      state: words.say(`ui.inbox.states.${entry.deadAt ? 'dead' : entry.state}`),
      stateAt: parts.inLondon(entry.stateAt),
      opened: entry.openedAt && parts.inLondon(entry.openedAt),
      events: entry.events.map(event(await parts.staffNames())),
    }
    if (!('referral' in entry)) return closed(entry, about)
    return {
      page: 'inbox-referral',
      words,
      view: {
        ...parts.letterOf(entry.referral),
        ...about,
        id,
        isEnded: entry.state === 'redirected' || entry.state === 'withdrawn',
        isAccepted: entry.state === 'accepted',
        isWithdrawn: entry.state === 'withdrawn',
        alike: entry.alike.map((one) => ({ ...one, capturedAt: parts.inLondon(one.capturedAt) })),
        commissioners: parts.commissioners.map((one) => ({ ...one, isChosen: one.ods === entry.commissioner })),
        pathways: parts.pathways.map((one) => ({
          id: one,
          label: words.say(`ui.inbox.pathway.${one}`),
          isChosen: one === entry.pathway,
        })),
        missing: query.has('missing') && query.get('missing') !== 'over',
        isOver: query.get('missing') === 'over',
      },
    }
  }

  /** What we know of one that cannot be opened, and that people must help. */
  const closed = ({ reference, commissioner, capturedAt }: InboxEntry, about: object): Answer => ({
    page: 'inbox-closed-referral',
    words,
    view: {
      ...about,
      title: words.say('ui.inbox.referral', { reference }),
      commissioner: parts.nameOf(commissioner) ?? commissioner,
      captured: parts.inLondon(capturedAt),
    },
  })

  const json = async (staff: Staff, { parts: { id = '' } }: WebRequest): Promise<Answer> => {
    const entry = await opened(staff, id, 'exported')
    if (!entry) return { problem: 404 }
    if (!('referral' in entry)) return { goTo: `/inbox/${id}` }
    const body = JSON.stringify(entry.referral, undefined, 2)
    return { body, type: 'application/json', download: `${entry.reference}.json` }
  }

  const pdf = async (staff: Staff, { parts: { id = '' } }: WebRequest): Promise<Answer> => {
    const entry = await opened(staff, id, 'exported')
    if (!entry) return { problem: 404 }
    if (!('referral' in entry)) return { goTo: `/inbox/${id}` }
    const body = await parts.pdfOf(entry.referral)
    return { body, type: 'application/pdf', download: `${entry.reference}.pdf` }
  }

  return [
    { method: 'GET', path: '/inbox/:id', answer: guard('read', read) },
    { method: 'GET', path: '/inbox/:id/letter.pdf', answer: guard('read', pdf) },
    { method: 'GET', path: '/inbox/:id/referral.json', answer: guard('read', json) },
  ]
}

/** Who is no member of staff. */
const BY_PROGRAM: readonly string[] = ['person', 'link', 'operator']
