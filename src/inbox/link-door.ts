import { randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import type { Surroundings } from '../receive.ts'
import type { Answer, Cookie, Route, WebRequest } from '../server/route.ts'
import type { Staff } from './staff.ts'

/** The way in by a one-time link, for whoever runs the program. */
export function linkDoor({ storage, now, wordsOf }: Pick<Surroundings, 'storage' | 'now' | 'wordsOf'>) {
  const words = wordsOf('en')

  const who = async ({ cookies }: WebRequest): Promise<Staff | undefined> => {
    const secret = cookies[SESSION_COOKIE]
    const isOpen = secret !== undefined && (await storage.useSecret('session', secret, now()))
    return isOpen
      ? { id: 'link', name: words.say('ui.inbox.by.operator'), role: 'operator', isPractice: true }
      : undefined
  }

  /** Following a link uses nothing up: programs that look at links beforehand follow them too. */
  const ask = ({ query }: WebRequest): Answer => ({
    page: 'inbox-open',
    words,
    view: { title: words.say('ui.inbox.open.title'), link: query.get('link') ?? '' },
  })

  const open = async ({ form }: WebRequest): Promise<Answer> => {
    const link = form.get('link') ?? ''
    if (!(await storage.useSecret('link', link, now())))
      return { page: 'inbox-closed', words, view: { title: words.say('ui.inbox.closed.title') }, status: 404 }
    const secret = newSecret()
    await storage.keepSecret('session', secret, later(now(), SESSION_HOURS))
    return { goTo: '/inbox', cookies: [sessionCookie(secret)] }
  }

  const routes: readonly Route[] = [
    { method: 'GET', path: '/inbox/open', answer: ask },
    { method: 'POST', path: '/inbox/open', answer: open },
  ]
  return { who, routes }
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
