import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newConversation } from '../../src/core/conversation/conversation.ts'
import type { Role } from '../../src/inbox/staff.ts'
import { plainReferral } from '../fixtures/referral.ts'
import { type Site, site, Visitor } from '../server/site.ts'
import { referral } from '../storage/fixture.ts'
import { signedIn } from './signed-in.ts'

/** Who may see and do what: every role, of two boards, for two pathways, at every page; live, as it is for real people. */
const BOARDS = ['QK1', 'QWO'] as const
const PATHWAYS = ['chc', 'children'] as const

type Who = { readonly role: Role | 'nobody'; readonly commissioner?: string; readonly pathways?: readonly string[] }
const PEOPLE: readonly Who[] = [
  { role: 'nobody' },
  { role: 'peer' },
  { role: 'site' },
  { role: 'operator' },
  ...BOARDS.flatMap((commissioner): Who[] => [
    { role: 'commissioner', commissioner },
    ...PATHWAYS.map((pathway): Who => ({ role: 'commissioner', commissioner, pathways: [pathway] })),
  ]),
]

/** What each page and act needs: to see where referrals are, or to read this one. */
const PAGES = [
  ['GET', '', 'list'],
  ['GET', '/table.csv', 'table'],
  ['POST', '/search', 'search'],
  ['GET', '/:id', 'read'],
  ['GET', '/:id/referral.json', 'read'],
  ['GET', '/:id/letter.pdf', 'read'],
  ...['accept', 'decline', 'redirect', 'note', 'contacted', 'erase'].map(
    (act) => ['POST', `/:id/${act}`, 'read'] as const,
  ),
] as const

let at: Site
const ids = new Map<string, string>()
const visitors = new Map<Who, Visitor>()
beforeAll(async () => {
  at = await site(() => ({ mode: 'live' }))
  for (const board of BOARDS) for (const pathway of PATHWAYS) await capture(board, pathway)
  for (const who of PEOPLE) {
    const { role, ...of } = who
    visitors.set(who, role === 'nobody' ? new Visitor(at) : (await signedIn(at, { role, ...of })).staff)
  }
})
afterAll(() => at.end())

async function capture(commissioner: string, pathway: string): Promise<void> {
  const id = `${commissioner}-${pathway}`
  const reference = at.around.newReference()
  const body = { ...plainReferral, reference, pathway, person: { ...plainReferral.person, name: `Person ${id}` } }
  const foundBy = { surname: 'everybody' }
  await at.around.storage.save({
    address: `web:${id}`,
    conversation: newConversation(id, 'en'),
    version: 0,
    at: at.around.now(),
    heard: { id, said: { text: 'hello' } },
    answered: { locale: 'en', words: '1', messages: [] },
    referral: referral({ id, run: id, reference, commissioner, pathway, body, foundBy }),
  })
  ids.set(id, (await at.around.storage.deliveries())[0]?.id ?? '')
}

const mayRead = ({ role, commissioner, pathways }: Who, board: string, pathway: string): boolean =>
  role === 'commissioner' && commissioner === board && (pathways?.includes(pathway) ?? true)

const cells = PEOPLE.flatMap((who) =>
  BOARDS.flatMap((board) => PATHWAYS.flatMap((pathway) => PAGES.map((page) => ({ who, board, pathway, page })))),
)

describe.each(PEOPLE)('%j', (who) => {
  test.each(cells.filter((cell) => cell.who === who))('$board $pathway $page', async ({ board, pathway, page }) => {
    const [method, path, needs] = page
    const id = ids.get(`${board}-${pathway}`) ?? ''
    const visitor = visitors.get(who) as Visitor
    const address = `/inbox${path.replace(':id', id)}`
    // Forms that lack what they need change nothing; what they answer tells whether somebody may send them.
    const isActing = path.startsWith('/:id/') && method === 'POST'
    const { status, html } =
      method === 'GET'
        ? await visitor.get(address)
        : isActing && path !== '/:id/accept'
          ? await visitor.post(address, {})
          : path === '/search'
            ? await visitor.post(address, { sought: 'Everybody' })
            : { status: (await sent(visitor, address)).status, html: '' }
    const isAllowed =
      needs === 'read'
        ? mayRead(who, board, pathway)
        : who.role === 'commissioner' || (needs === 'list' && who.role === 'operator')
    expect(status).toBe(isAllowed ? (path === '/:id/accept' ? 303 : 200) : 404)
    // What is seen is one's own and nothing else, and an operator sees no names.
    for (const [name] of ids) {
      const [otherBoard = '', otherPathway = ''] = name.split('-')
      if (!mayRead(who, otherBoard, otherPathway)) expect(html).not.toContain(`Person ${name}`)
    }
  })
})

/** Without going where it leads: accepting twice is no slip, and only its answer is asked for. */
const sent = (visitor: Visitor, path: string) =>
  fetch(at.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    body: new URLSearchParams(),
  })

test('every cell was looked at', () => {
  expect(cells).toHaveLength(PEOPLE.length * BOARDS.length * PATHWAYS.length * PAGES.length)
  expect(cells).toHaveLength(480)
})
