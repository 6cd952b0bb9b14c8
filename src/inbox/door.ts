import { randomBytes } from 'node:crypto'
import type { Surroundings } from '../receive.ts'
import type { Answer, Cookie, Route, WebRequest } from '../server/route.ts'
import type { Storage } from '../storage/storage.ts'
import { passkeys } from './passkeys.ts'
import { roles, type Staff } from './staff.ts'

export type DoorParts = {
  readonly around: Pick<Surroundings, 'storage' | 'now' | 'wordsOf' | 'mode' | 'limits'>
  /** The origin at which staff reach the inbox. */
  readonly origin: string
}

/** The way in: an invitation, by which somebody makes a passkey, and the passkey from then on. `who` tells who asks. */
export function door({ around, origin }: DoorParts) {
  const { storage, now, wordsOf, limits } = around
  const { staff } = storage
  const words = wordsOf('en')
  const keys = passkeys({ staff, now, origin })

  const who = async ({ cookies }: WebRequest): Promise<Staff | undefined> => {
    const secret = cookies[SESSION_COOKIE]
    const id = secret && (await staff.session(secret, now()))
    const row = id ? await staff.find(id) : undefined
    return row && staffOf(row, around.mode)
  }

  const page = (name: 'join' | 'sign-in', title: string, view: object): Answer => ({
    page: `staff-${name}`,
    words,
    script: 'passkey',
    view: { title, ...view },
  })
  const closed: Answer = {
    page: 'inbox-closed',
    words,
    view: { title: words.say('ui.inbox.closed.title') },
    status: 404,
  }

  /** Looking at an invitation uses nothing up: programs that look at links beforehand follow them too. */
  const join = async (request: WebRequest, isWrong = false): Promise<Answer> => {
    const link = request.query.get('link') ?? request.form.get('link') ?? ''
    const id = await staff.look('invite', link, now())
    const row = id ? await staff.find(id) : undefined
    if (!row) return closed
    return page('join', words.say('ui.inbox.join.title'), {
      link,
      name: row.name,
      isWrong,
      options: await keys.registration(row),
    })
  }
  const joined = async (request: WebRequest): Promise<Answer> => {
    const link = request.form.get('link') ?? ''
    const id = await staff.look('invite', link, now())
    if (!id) return closed
    // Nothing is real in practice, and not every computer has passkeys.
    if (around.mode === 'practice' && request.form.has('practice')) {
      await staff.take('invite', link, now())
      return enter(id)
    }
    if (!(await keys.register(id, request.form.get('credential') ?? '', link))) return join(request, true)
    await storage.audit.add({ at: now(), staff: id, act: 'joined' })
    return enter(id)
  }

  const signIn = async (_: WebRequest, isWrong = false): Promise<Answer> =>
    page('sign-in', words.say('ui.inbox.signIn.title'), { isWrong, options: await keys.authentication() })
  /** Each page that asks for a passkey writes a challenge down, so that too is limited. */
  const limited =
    (answer: (request: WebRequest) => Promise<Answer>) =>
    async (request: WebRequest): Promise<Answer> => {
      const wait = await limits.begin(request.from)
      return wait ? { problem: 429, retryAfter: wait } : answer(request)
    }
  const signedIn = async (request: WebRequest): Promise<Answer> => {
    const came = await keys.authenticate(request.form.get('credential') ?? '')
    if (!('id' in came)) {
      await storage.audit.add({ at: now(), staff: came.owner ?? UNKNOWN, act: 'signInFailed' })
      return signIn(request, true)
    }
    await storage.audit.add({ at: now(), staff: came.id, act: 'signedIn' })
    return enter(came.id)
  }
  const enter = async (id: string): Promise<Answer> => {
    const secret = newSecret()
    await staff.keep('session', secret, id, now())
    return { goTo: '/inbox', cookies: [sessionCookie(secret)] }
  }
  const signOut = async ({ cookies }: WebRequest): Promise<Answer> => {
    const id = await staff.endSession(cookies[SESSION_COOKIE] ?? '')
    if (id) await storage.audit.add({ at: now(), staff: id, act: 'signedOut' })
    return { goTo: '/inbox/sign-in', cookies: [{ ...sessionCookie(''), maxAge: 0 }] }
  }

  const routes: readonly Route[] = [
    { method: 'GET', path: '/inbox/join', answer: limited((request) => join(request)) },
    { method: 'POST', path: '/inbox/join', answer: limited(joined) },
    { method: 'GET', path: '/inbox/sign-in', answer: limited((request) => signIn(request)) },
    { method: 'POST', path: '/inbox/sign-in', answer: limited(signedIn) },
    { method: 'POST', path: '/inbox/sign-out', answer: signOut },
  ]
  return { who, routes }
}

/** Somebody by their row. What is made up may be seen by everybody who was invited as operator. */
function staffOf(
  { id, name, role, commissioner, pathways }: NonNullable<Awaited<ReturnType<Storage['staff']['find']>>>,
  mode: 'practice' | 'live',
): Staff {
  const known = roles.find((one) => one === role)
  if (!known) throw new Error(`staff ${id} has the role "${role}", which there is not`)
  return {
    id,
    name,
    role: known,
    ...(commissioner && { commissioner }),
    ...(pathways && { pathways }),
    ...(mode === 'practice' && known === 'operator' && { isPractice: true }),
  }
}

/** Whoever tries a passkey that is nobody's. */
const UNKNOWN = 'unknown'

const SESSION_S = 12 * 60 * 60
const SESSION_COOKIE = 'phb-inbox'
const sessionCookie = (value: string): Cookie => ({
  name: SESSION_COOKIE,
  value,
  sameSite: 'Strict',
  maxAge: SESSION_S,
})
const newSecret = () => randomBytes(32).toString('base64url')

/** Makes a link that lets somebody make a passkey, once, within a day. */
export async function inviteLink(staff: Storage['staff'], id: string, origin: string, now: string): Promise<string> {
  const secret = newSecret()
  await staff.keep('invite', secret, id, now)
  return `${origin}/inbox/join?link=${secret}`
}
