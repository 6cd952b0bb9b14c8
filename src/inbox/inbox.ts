import { randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import type { Letter } from '../handover/letter/letter.ts'
import type { Surroundings } from '../receive.ts'
import type { Answer, Cookie, Route, WebRequest } from '../server/route.ts'
import type { DeliveryRow } from '../storage/storage.ts'

/** What the inbox must be given of other parts: it knows none of them. */
export type InboxParts = {
  /** A commissioner's name by its ODS code. */
  readonly nameOf: (ods: string) => string
  /** A referral as it is read. */
  readonly letterOf: (referral: unknown) => Letter
  /** A time (ISO, UTC) as clocks in England show it. */
  readonly inLondon: (time: string) => string
}

/** The staff list of referrals, for whoever has opened a one-time link. */
export function inbox(around: Surroundings, { nameOf, letterOf, inLondon }: InboxParts): readonly Route[] {
  const { storage, now, wordsOf } = around
  const words = wordsOf('en')

  const isOpen = async ({ cookies }: WebRequest): Promise<boolean> => {
    const secret = cookies[SESSION_COOKIE]
    return secret !== undefined && (await storage.useSecret('session', secret, now()))
  }
  const closed = (): Answer => ({
    page: 'inbox-closed',
    words,
    view: { title: words.say('ui.inbox.closed.title') },
    status: 404,
  })

  /** Following a link uses nothing up: programs that look at links beforehand follow them too. */
  const ask = ({ query }: WebRequest): Answer => ({
    page: 'inbox-open',
    words,
    view: { title: words.say('ui.inbox.open.title'), link: query.get('link') ?? '' },
  })

  const open = async ({ form }: WebRequest): Promise<Answer> => {
    const link = form.get('link') ?? ''
    if (!(await storage.useSecret('link', link, now()))) return closed()
    const secret = newSecret()
    await storage.keepSecret('session', secret, later(now(), SESSION_HOURS))
    return { goTo: '/inbox', cookies: [sessionCookie(secret)] }
  }

  const row = ({ id, reference, capturedAt, commissioner, openedAt }: DeliveryRow) => ({
    id,
    reference,
    captured: inLondon(capturedAt),
    commissioner: nameOf(commissioner),
    opened: openedAt && inLondon(openedAt),
  })
  const list = async (request: WebRequest): Promise<Answer> => {
    if (!(await isOpen(request))) return closed()
    const deliveries = (await storage.deliveries()).map(row)
    return { page: 'inbox', words, view: { title: words.say('ui.inbox.title'), deliveries } }
  }

  const read = async (request: WebRequest): Promise<Answer> => {
    if (!(await isOpen(request))) return closed()
    const opened = await storage.openDelivery(request.parts.id ?? '', now())
    if (!opened) return { problem: 404 }
    const { openedAt } = opened.row
    const view = { ...letterOf(opened.referral), opened: openedAt && inLondon(openedAt) }
    return { page: 'inbox-referral', words, view }
  }

  return [
    { method: 'GET', path: '/inbox/open', answer: ask },
    { method: 'POST', path: '/inbox/open', answer: open },
    { method: 'GET', path: '/inbox', answer: list },
    { method: 'GET', path: '/inbox/:id', answer: read },
  ]
}

/** How long somebody stays in the inbox, and how long a link to it waits. */
const SESSION_HOURS = 12
const LINK_HOURS = 24

const SESSION_COOKIE = 'phb-inbox'

const sessionCookie = (value: string): Cookie => ({
  name: SESSION_COOKIE,
  value,
  sameSite: 'Strict',
  maxAge: SESSION_HOURS * 60 * 60,
})

const newSecret = () => randomBytes(32).toString('base64url')

const later = (now: string, hours: number): string => DateTime.fromISO(now).plus({ hours }).toUTC().toISO() ?? now

/** Makes a link that opens the inbox once, within a day; those made before open nothing any more. Print it where only staff see it. */
export async function inboxLink({ storage, now }: Pick<Surroundings, 'storage' | 'now'>, publicUrl: string) {
  const secret = newSecret()
  await storage.keepSecret('link', secret, later(now(), LINK_HOURS))
  return `${publicUrl}/inbox/open?link=${secret}`
}
