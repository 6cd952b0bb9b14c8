import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ANSWERS, type Site, site, upTo, Visitor } from '../server/site.ts'

let at: Site
let staff: Visitor
beforeAll(async () => {
  at = await site()
})
afterAll(() => at.end())
beforeEach(() => {
  staff = new Visitor(at)
})

/** Opens the inbox as somebody does who follows the printed link. */
async function enter(): Promise<void> {
  const link = await at.link()
  await staff.get(link.slice(at.url.length))
  await staff.post('/inbox/open', { link: new URL(link).searchParams.get('link') ?? '' })
}

describe('the way in', () => {
  test('without a link there is nothing but how to get one', async () => {
    for (const path of ['/inbox', '/inbox/anything']) {
      const { status, html } = await staff.get(path)
      expect(status).toBe(404)
      expect(html).toContain('You need a new link')
    }
  })

  test('a link works once; looking at it uses nothing up', async () => {
    const link = await at.link()
    const secret = new URL(link).searchParams.get('link') ?? ''
    for (const _ of [1, 2]) expect((await staff.get(link.slice(at.url.length))).status).toBe(200)
    await staff.post('/inbox/open', { link: secret })
    expect(staff.page.html).toContain('<h1>Referrals</h1>')

    const second = new Visitor(at)
    expect((await second.post('/inbox/open', { link: secret })).status).toBe(404)
    expect(second.cookies.size).toBe(0)
  })

  test('a new link takes the place of one that was not used', async () => {
    const [older, newer] = [await at.link(), await at.link()].map(
      (link) => new URL(link).searchParams.get('link') ?? '',
    )
    expect((await staff.post('/inbox/open', { link: older ?? '' })).status).toBe(404)
    expect((await staff.post('/inbox/open', { link: newer ?? '' })).status).toBe(200)
  })

  test('the cookie lasts 12 hours, and goes with no request from elsewhere', async () => {
    const link = new URL(await at.link()).searchParams.get('link') ?? ''
    const response = await fetch(`${at.url}/inbox/open`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ link }),
    })
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^phb-inbox=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    )
  })

  test('links and sessions end', async () => {
    let now = '2026-11-22T12:00:00.000Z'
    const clock = await site(() => ({ now: () => now }))
    const first = new URL(await clock.link()).searchParams.get('link') ?? ''
    const late = new Visitor(clock)
    now = '2026-11-23T11:59:00.000Z'
    expect((await late.post('/inbox/open', { link: first })).status).toBe(200)
    expect((await late.get('/inbox')).status).toBe(200)
    now = '2026-11-23T23:58:00.000Z'
    expect((await late.get('/inbox')).status).toBe(200)
    now = '2026-11-24T00:00:00.000Z'
    expect((await late.get('/inbox')).status).toBe(404)
    const second = new URL(await clock.link()).searchParams.get('link') ?? ''
    now = '2026-11-25T00:00:00.000Z'
    expect((await new Visitor(clock).post('/inbox/open', { link: second })).status).toBe(404)
    await clock.end()
  })

  test('a session of the inbox is no link, and a chat no session', async () => {
    await enter()
    const session = staff.cookies.get('phb-inbox') ?? ''
    expect((await new Visitor(at).post('/inbox/open', { link: session })).status).toBe(404)
  })
})

describe('referrals', () => {
  test('a new one is listed, read whole with safe contact first, and marked as opened', async () => {
    const person = new Visitor(at)
    await upTo(person, 'consent', {
      ...ANSWERS,
      name: "Siân O'Brien & co",
      address: "Siân O'Brien & co <b>",
      mustNotKnow: 'my brother <i>',
      birthDate: '3 May 2010',
    })
    await person.say('agree')
    const reference = /PHB-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(person.page.html)?.[0] ?? ''

    await enter()
    expect(staff.page.html).toContain(reference)
    expect(staff.page.html).toContain('Leicestershire')
    expect(staff.page.html).toContain('>New<')
    const path = new RegExp(`href="(/inbox/[^"]+)">${reference}`).exec(staff.page.html)?.[1] ?? ''

    const { status, html } = await staff.get(path)
    expect(status).toBe(200)
    expect(html).toContain('nothing leaves this computer')
    expect(html).toContain('Siân O&#x27;Brien &amp; co &lt;b&gt;')
    expect(html).not.toContain('&amp;amp;')
    expect(html.indexOf('my brother &lt;i&gt;')).toBeLessThan(html.indexOf('Siân'))
    expect(html).toContain('07700 900123')
    expect(html).toContain('3 May 2010')
    expect(html).toContain('3 May 2028')
    expect(html).toContain('Do you agree that we send your answers to')
    expect(html).not.toMatch(/\bundefined\b|\[object/)

    await staff.get('/inbox')
    expect(staff.page.html).toMatch(new RegExp(`${reference}[\\s\\S]*?Opened, since \\d`))
    expect(staff.page.html).not.toContain('>New<')
  })

  test('one that is not there is not found', async () => {
    await enter()
    expect((await staff.get('/inbox/nothing')).status).toBe(404)
  })
})
