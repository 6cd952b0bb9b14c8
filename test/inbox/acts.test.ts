import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { ANSWERS, type Site, site, upTo, Visitor } from '../server/site.ts'
import { signedIn } from './signed-in.ts'

let at: Site
let staff: Visitor
let path: string
let reference: string
let now = '2026-11-24T10:00:00.000Z'
beforeAll(async () => {
  at = await site(() => ({ now: () => now }))
})
afterAll(() => at.end())
beforeEach(async () => {
  now = '2026-11-24T10:00:00.000Z'
  ;({ path, reference } = await refer())
  await signIn()
})

async function signIn(): Promise<void> {
  ;({ staff } = await signedIn(at, { role: 'commissioner', commissioner: 'QK1' }))
}

async function refer(answers = ANSWERS) {
  const visitor = new Visitor(at)
  await upTo(visitor, 'consent', answers)
  await visitor.say('agree')
  const [newest] = await at.around.storage.deliveries()
  return { path: `/inbox/${newest?.id}`, reference: newest?.reference ?? '' }
}

const stateOf = async () => {
  const { rows } = await at.around.storage.inbox.list({}, { reference }, { size: 1, from: 0 })
  return rows[0]
}
const audited = async () => (await at.around.storage.audit.lines(reference)).map(({ act }) => act)

describe('a referral', () => {
  test('is accepted; the page says when, and the log says who', async () => {
    await staff.get(path)
    now = '2026-11-24T10:20:00.000Z'
    await staff.post(`${path}/accept`, {})
    expect(await stateOf()).toMatchObject({ state: 'accepted', stateAt: now })
    expect(staff.page.html).toContain('Accepted, since 24 November 2026 at 10:20')
    expect(staff.page.html).not.toContain(`${path}/accept`)
    expect(await audited()).toEqual(['listed', 'viewed', 'accept', 'viewed'])
  })

  test('is declined with a reason, and not without one', async () => {
    await staff.post(`${path}/decline`, { note: '  ' })
    expect(staff.page.html).toContain('Something is missing there')
    expect(await stateOf()).toMatchObject({ state: 'received' })
    await staff.post(`${path}/decline`, { note: 'Lives in <Wales> & moves' })
    expect(await stateOf()).toMatchObject({ state: 'declined' })
    expect(staff.page.html).toContain('Lives in &lt;Wales&gt; &amp; moves')
  })

  test('is sent on to another board, with a reason, and a board that there is not gets nothing', async () => {
    await staff.post(`${path}/redirect`, { commissioner: 'QQQ', pathway: 'chc', note: 'why' })
    await staff.post(`${path}/redirect`, { commissioner: 'QOP', pathway: 'adult', note: 'why' })
    expect(await stateOf()).toMatchObject({ commissioner: 'QK1', state: 'received' })
    await staff.post(`${path}/redirect`, { commissioner: 'QOP', pathway: 'children', note: 'lives in Bolton' })
    expect(await stateOf()).toMatchObject({ commissioner: 'QOP', pathway: 'children', state: 'sent' })
    expect((await staff.get(path)).status).toBe(404)
    expect((await staff.post(`${path}/accept`, {})).status).toBe(404)
  })

  test('is noted and marked as contacted; both are in its story', async () => {
    await staff.post(`${path}/note`, { note: 'Rang, no answer' })
    await staff.post(`${path}/contacted`, { note: 'By post, as asked' })
    expect(staff.page.html).toMatch(
      /Note<\/strong>[\s\S]*Rang, no answer[\s\S]*The person was contacted[\s\S]*By post, as asked/,
    )
    expect(await audited()).toEqual(['listed', 'note', 'viewed', 'contacted', 'viewed'])
  })

  test('that was withdrawn meanwhile is not accepted, and staff are told why', async () => {
    const id = path.slice('/inbox/'.length)
    await at.around.storage.outbox.move(id, 'withdrawn', { at: now, by: 'person' })
    await staff.post(`${path}/accept`, {})
    expect(staff.page.html).toContain('somebody has done something else with it meanwhile')
    expect(staff.page.html).toContain('The person has withdrawn this')
    expect(await stateOf()).toMatchObject({ state: 'withdrawn' })
  })

  test('is erased when its reference is typed again, and nothing else is', async () => {
    await staff.post(`${path}/erase`, { reference: 'PHB-0000-0000' })
    expect(await stateOf()).toBeDefined()
    await staff.post(`${path}/erase`, { reference: ` ${reference.toLowerCase()} ` })
    expect(await stateOf()).toBeUndefined()
    expect(await at.around.storage.keeping.held(reference)).toMatchObject({ erasedAt: now })
  })

  test('goes out as a file for programs, and that is written down', async () => {
    const { html, headers } = await staff.get(`${path}/referral.json`)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${reference}.json"`)
    expect(JSON.parse(html)).toMatchObject({ reference, person: { name: 'Ann Lee' } })
    expect(await audited()).toEqual(['listed', 'exported'])
  })
})

test('a letter to print comes as PDF', async () => {
  const response = await fetch(`${at.url}${path}/letter.pdf`, {
    headers: { cookie: `phb-inbox=${staff.cookies.get('phb-inbox')}` },
  })
  expect(response.headers.get('content-type')).toContain('application/pdf')
  expect(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('what was not delivered or not received stands above the list, as a number', async () => {
  now = '2026-11-26T10:00:00.000Z'
  await signIn()
  await at.outbox.lookForAlarms()
  expect((await staff.get('/inbox')).html).toMatch(/\d+ referrals need somebody/)
})

describe('finding', () => {
  test.each([
    ['surname', ' LEE '],
    ['whole name', 'ann lee'],
    ['postcode', 'le11aa'],
    ['reference', ''],
  ])('by %s', async (_, text) => {
    const { status, html } = await staff.post('/inbox/search', { sought: text || reference })
    expect(status).toBe(200)
    expect(html).toContain(reference)
    expect(html).toContain('These are what you looked for')
  })

  test('what is not there is not found, and what is nothing is said so', async () => {
    expect((await staff.post('/inbox/search', { sought: 'Nemo' })).html).toContain('There are no referrals here')
    expect((await staff.post('/inbox/search', { sought: '943 476 5919' })).html).toContain(
      'There are no referrals here',
    )
    expect((await staff.post('/inbox/search', { sought: '??' })).html).toContain('“??” is no surname')
  })

  test('what was looked for stands in no address and in no log', async () => {
    await staff.post('/inbox/search', { sought: 'Quetzalina' })
    expect(at.log()).not.toContain('Quetzalina')
    expect((await staff.get('/inbox/search')).status).toBe(404)
  })

  test('filters: waits too long, may tell of danger, new', async () => {
    now = '2026-11-26T10:00:00.000Z'
    await signIn()
    const { html } = await staff.get('/inbox?overdue=1&unread=1')
    expect(html).toContain(reference)
    expect(html).toContain('>Waits too long</strong>')
    expect((await staff.get('/inbox?danger=1')).html).not.toContain(reference)
    await staff.get(path)
    expect((await staff.get('/inbox?overdue=1')).html).not.toContain(reference)
    expect((await staff.get('/inbox?state=received')).html).toContain(reference)
    expect((await staff.get('/inbox?state=nonsense&pathway=nonsense&from=x')).status).toBe(200)
  })
})

test('a referral says what was asked for, and nothing that was not said, such as that a budget is new', async () => {
  const { html } = await staff.get(path)
  expect(html).toMatch(/<dt>Request<\/dt>\s*<dd[^>]*>A personal health budget<\/dd>/)
  expect(html).not.toContain('new budget')
})

test('a rule against voicemail and the name of the NHS is not read as one against calls', async () => {
  const { html } = await staff.get(path)
  expect(html).toMatch(/<dt>Rules for calls and texts<\/dt>\s*<dd[^>]*>Leave no voicemail, and do not say that/)
})

test('a row and its referral say that its letter came back, until it is sent again', async () => {
  const { outbox } = at.around.storage
  const email = { commissioner: 'QK1', pathway: 'chc', route: 'email', destination: 'email:phb@example.nhs.uk' }
  const id = await outbox.redirect(path.slice('/inbox/'.length), email, { at: now, by: 'operator', note: 'why' })
  const [claimed] = await outbox.claim(now, '2026-11-24T10:01:00.000Z')
  expect(await outbox.settle(claimed ?? { id: '', lease: '' }, { sent: true }, now)).toBe(true)
  const row = async () =>
    new RegExp(`<li[^>]*>((?:(?!</li>)[\\s\\S])*${reference}[\\s\\S]*?)</li>`).exec(
      (await staff.get('/inbox')).html,
    )?.[1]
  expect(await row()).not.toContain('Not delivered')
  await outbox.bounced(id ?? '', now)
  expect(await row()).toContain('<strong class="tag danger">Not delivered</strong>')
  expect(await row()).toContain('Not delivered: nobody has it, since 24 November 2026 at 10:00')
  const operator = await signedIn(at, { role: 'operator' })
  expect((await operator.staff.get('/inbox')).html).toContain('Not delivered: nobody has it')
  await outbox.retry(id ?? '', now)
  expect(await row()).not.toContain('Not delivered')
  expect((await staff.get(`/inbox/${id}`)).html).toContain(
    '<strong>The letter came back</strong> <span class="at">24 November 2026',
  )
})

test('a person who checks their answers reads what they ask for, not what somebody is to give', async () => {
  const person = new Visitor(at)
  await upTo(person, 'check')
  expect(person.page.html).toMatch(/<dt>What is asked for<\/dt>\s*<dd[^>]*>A personal health budget<\/dd>/)
})

test('a row shows how it is safe to make contact before anything else', async () => {
  const { html } = await staff.get('/inbox')
  const [, row = ''] = new RegExp(`<li[^>]*>((?:(?!</li>)[\\s\\S])*${reference}[\\s\\S]*?)</li>`).exec(html) ?? []
  expect(row.indexOf('Who must not know')).toBeGreaterThan(0)
  expect(row.indexOf('Who must not know')).toBeLessThan(row.indexOf(reference))
  expect(row.indexOf('Ways to make contact')).toBeLessThan(row.indexOf('Ann Lee'))
  expect(row.indexOf('Good times')).toBeGreaterThan(0)
  expect(row.indexOf('Good times')).toBeLessThan(row.indexOf('Ann Lee'))
})

test('a row says that the person asked again, and when, until they were contacted', async () => {
  await at.around.storage.status.ask(reference, '2026-11-24T09:30:00.000Z')
  const mark = 'Asked again on 24 November 2026 at 09:30'
  expect((await staff.get('/inbox')).html).toContain(mark)
  await staff.post(`${path}/contacted`, { note: 'By post, as asked' })
  expect((await staff.get('/inbox')).html).not.toContain(mark)
})

test('the list says whose referrals it shows, empty or full', async () => {
  const of = { role: 'commissioner', commissioner: 'QOP' } as const
  const some = await signedIn(at, { ...of, pathways: ['wheelchair', 'section117'] })
  const empty = (await some.staff.get('/inbox')).html
  expect(empty).toContain('There are no referrals here')
  expect(empty).toMatch(/for NHS Greater Manchester[^<]* in these ways in alone: Wheelchair, Section 117 aftercare\./)
  expect((await staff.get('/inbox')).html).toMatch(/This list shows all referrals for NHS Leicester[^<]*\./)
  const operator = await signedIn(at, { role: 'operator' })
  expect((await operator.staff.get('/inbox')).html).toContain('the referrals of every commissioner')
})

test.each(['body', 'wrapped_key'])(
  'one whose %s is damaged hides no other, and says that it cannot be opened',
  async (column) => {
    const whole = await refer()
    const db = new Database(at.databaseFile)
    db.prepare(`update referral set ${column} = x'00' where reference = ?`).run(reference)
    const { html } = await staff.get('/inbox')
    expect(html).toContain(whole.reference)
    expect(html).toContain(reference)
    expect(html).toContain('This cannot be opened')
    const page = await staff.get(path)
    expect(page.status).toBe(200)
    expect(page.html).toContain('we cannot show what is in it')
    expect(page.html).toContain(reference)
    expect((await stateOf())?.state).toBe('sent')
    const table = await staff.get('/inbox/table.csv')
    expect(table.html).toContain(reference)
    expect(table.html).toContain(whole.reference)
    db.prepare('delete from delivery where referral_id = (select id from referral where reference = ?)').run(reference)
    db.close()
  },
)

test.each(['body', 'wrapped_key'])(
  'a note to one whose %s is damaged comes back to whoever wrote it, and nothing is done',
  async (column) => {
    const db = new Database(at.databaseFile)
    db.prepare(`update referral set ${column} = x'00' where reference = ?`).run(reference)
    const rows = () => ['referral', 'delivery', 'event'].map((table) => db.prepare(`select * from ${table}`).all())
    const before = rows()
    const form = { note: 'Rang <her> & spoke', commissioner: 'QOP', pathway: 'children' }
    for (const act of ['note', 'contacted', 'decline', 'redirect']) {
      const { status, html } = await staff.post(`${path}/${act}`, form)
      expect(status).toBe(409)
      expect(html).toContain('We could not save what you wrote')
      expect(html).toContain('Rang &lt;her&gt; &amp; spoke')
      expect(html).toContain(reference)
    }
    expect(rows()).toEqual(before)
    expect(await audited()).toEqual(['listed'])
    expect((await staff.post(`${path}/erase`, { reference })).status).toBe(200)
    expect(await at.around.storage.keeping.find(reference)).toEqual({ erasedAt: now })
    db.close()
  },
)

test('another about the same person is shown beside it, and nothing is put together', async () => {
  const other = await refer({ ...ANSWERS, name: 'A. Lee' })
  const { html } = await staff.get(path)
  expect(html).toContain('This may be the same person')
  expect(html).toContain(other.reference)
  expect((await staff.get(other.path)).html).toContain(reference)
})

test('a table for spreadsheets holds those of the list, and each is written down', async () => {
  const { html, headers } = await staff.get('/inbox/table.csv?unread=1')
  expect(headers.get('content-type')).toContain('text/csv')
  expect(html).toContain(reference)
  expect(await audited()).toEqual(['listed', 'exported'])
})

describe('whom a page shows is written down', () => {
  const staffOf = async (act: string) =>
    (await at.around.storage.audit.lines(reference)).filter((line) => line.act === act).map((line) => line.staff)

  test('page by page, with who saw it, and whom it does not show is not', async () => {
    const operator = await signedIn(at, { role: 'operator' })
    const other = await signedIn(at, { role: 'commissioner', commissioner: 'QOP' })
    const before = await audited()
    await operator.staff.get('/inbox')
    await operator.staff.get('/inbox?from=9999')
    await other.staff.get('/inbox')
    await other.staff.post('/inbox/search', { sought: reference })
    expect((await audited()).slice(before.length)).toEqual(['listed'])
    expect((await staffOf('listed')).at(-1)).toBe(operator.id)
    expect(await staffOf('listed')).not.toContain(other.id)
  })

  test('so is who was found, and who stands beside another as alike', async () => {
    await staff.post('/inbox/search', { sought: 'Lee' })
    await staff.post('/inbox/search', { sought: 'Nemo' })
    await staff.post('/inbox/search', { sought: '??' })
    expect(await audited()).toEqual(['listed', 'searched', 'listed'])
    const other = await refer()
    await staff.get(other.path)
    expect(await audited()).toEqual(['listed', 'searched', 'listed', 'listed'])
  })
})

test('without having signed in, every page and every act is as if it were not there', async () => {
  const stranger = new Visitor(at)
  for (const page of ['/inbox', path, `${path}/referral.json`, '/inbox/table.csv'])
    expect((await stranger.get(page)).status).toBe(404)
  for (const act of ['accept', 'decline', 'redirect', 'note', 'contacted', 'erase'])
    expect((await stranger.post(`${path}/${act}`, { note: 'x', reference })).status).toBe(404)
  expect((await stranger.post('/inbox/search', { sought: 'Lee' })).status).toBe(404)
  expect(await stateOf()).toMatchObject({ state: 'sent' })
})

test('a form of another site does nothing', async () => {
  expect((await staff.post(`${path}/accept`, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect(await stateOf()).toMatchObject({ state: 'sent' })
})
