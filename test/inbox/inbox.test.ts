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

/** Opens the inbox as somebody does who follows the printed link, in practice. */
async function enter(): Promise<void> {
  const link = await at.link()
  await staff.get(link.slice(at.url.length))
  await staff.post('/inbox/join', { link: new URL(link).searchParams.get('link') ?? '', practice: '1' })
}

test('in practice the printed link opens the inbox once, without a passkey; in live mode it does not', async () => {
  const link = new URL(await at.link()).searchParams.get('link') ?? ''
  expect((await staff.post('/inbox/join', { link, practice: '1' })).html).toContain('<h1>Referrals</h1>')
  expect((await new Visitor(at).post('/inbox/join', { link, practice: '1' })).status).toBe(404)

  const live = await site(() => ({ mode: 'live' }))
  const other = new Visitor(live)
  const secret = new URL(await live.link()).searchParams.get('link') ?? ''
  expect((await other.post('/inbox/join', { link: secret, practice: '1' })).html).toContain('That did not work')
  expect((await other.get('/inbox')).status).toBe(404)
  await live.end()
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
