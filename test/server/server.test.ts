import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Site, site, upTo, Visitor } from './site.ts'

const CANARY = 'Quetzalcoatl Zebedee'

let at: Site
let broken: Site
let canSave = true
beforeAll(async () => {
  at = await site()
  broken = await site((real) => ({
    storage: {
      ...real.storage,
      save: (change) => {
        if (!canSave) throw new Error(`cannot keep ${CANARY}`)
        return real.storage.save(change)
      },
      deliveries: () => {
        throw new Error(CANARY)
      },
      ready: async () => false,
    },
  }))
})
afterAll(() => Promise.all([at.end(), broken.end()]))

const form = { 'content-type': 'application/x-www-form-urlencoded' }

test.each(['/gone', '/nowhere', '/inbox', '/inbox/join?link=x'])(
  '%s has headers that let nothing in or out',
  async (path) => {
    const { headers } = await fetch(at.url + path)
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('permissions-policy')).toContain('camera=()')
  },
)

test('the page of the chat runs our own script alone, from an address that never changes', async () => {
  const { headers, html } = await new Visitor(at).get()
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; script-src 'self'; connect-src 'self'",
  )
  const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
  expect(scripts).toEqual([expect.stringMatching(/^<script type="module" src="\/chat\.js\?[0-9a-f]{12}">$/)])
  const script = await fetch(at.url + /src="([^"]+)"/.exec(html)?.[1])
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(script.headers.get('cache-control')).toContain('immutable')
})

test('no page has a style of its own or anything from elsewhere, and no other page a script', async () => {
  for (const path of ['/', '/gone', '/nowhere', '/inbox']) {
    const html = await (await fetch(at.url + path)).text()
    expect(html).not.toMatch(/<style|style=| on\w+=|(?:src|href)="(?:https?:)?\/\//)
    if (path !== '/') expect(html).not.toContain('<script')
  }
})

describe('kind pages', () => {
  test.each([
    ['GET', '/nowhere', 404],
    ['GET', '/inbox/nobody', 404],
    ['DELETE', '/', 405],
    ['GET', '/%E0%A4%A', 404],
  ])('%s %s is answered with %i', async (method, path, status) => {
    const response = await fetch(at.url + path, { method })
    expect([status, 400]).toContain(response.status)
    expect(await response.text()).toMatch(/<h1>[\s\S]*Practice|Practice[\s\S]*<h1>/)
  })

  test('a failure keeps what was typed, and tells nobody anything else', async () => {
    const visitor = new Visitor(broken)
    await visitor.get()
    canSave = false
    const { status, html } = await visitor.answer({ text: 'my long story' })
    expect(status).toBe(500)
    expect(html).toContain('>\nmy long story</textarea>')
    expect(html).not.toContain('Quetzal')
    expect(broken.log()).toContain('a request failed')
    expect(broken.log()).not.toMatch(/Quetzal|long story/)
  })
})

describe('requests that would do harm', () => {
  test.each([['gzip'], ['br'], ['identity, gzip']])('a body packed with %s is not opened', async (encoding) => {
    const headers = { ...form, 'content-encoding': encoding }
    const whole = await fetch(at.url, { method: 'POST', headers, body: gzipSync('text=hello') })
    expect(whole.status).toBe(415)
    const fake = await fetch(at.url, { method: 'POST', headers, body: 'text=not gzip' })
    expect(fake.status).toBe(415)
    expect((await fetch(at.url)).status).toBe(200)
  })

  test.each([['application/json'], ['multipart/form-data; boundary=x'], ['text/plain']])(
    'a body of %s is not read',
    async (type) => {
      const response = await fetch(at.url, { method: 'POST', headers: { 'content-type': type }, body: '{"type":5}' })
      expect(response.status).toBe(415)
    },
  )

  test('a form from another site is refused; ours, and old browsers', async () => {
    const visitor = new Visitor(at)
    await visitor.get()
    const cookie = `phb-chat=${visitor.cookies.get('phb-chat')}`
    const post = async (more: Record<string, string>) => {
      const headers = { ...form, cookie, ...more }
      return (await fetch(at.url, { method: 'POST', redirect: 'manual', headers, body: 'text=hi' })).status
    }
    expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await post({ 'sec-fetch-site': 'same-site' })).toBe(403)
    expect(await post({ origin: 'https://evil.example' })).toBe(403)
    expect(await post({ origin: at.url })).toBe(303)
    expect(await post({ origin: 'null' })).toBe(303)
    expect(await post({ 'sec-fetch-site': 'same-origin', origin: 'null' })).toBe(303)
  })

  test('a form without a chat, as another site can send it, begins none', async () => {
    for (const body of ['text=hi', 'command=help', '']) {
      const response = await fetch(at.url, { method: 'POST', redirect: 'manual', headers: form, body })
      expect(response.status).toBe(410)
      expect(response.headers.getSetCookie()).toEqual([])
    }
  })

  test.each([
    '__proto__=1&constructor=2&run=__proto__&question=constructor&choice=toString&nonce=a&revision=0',
    'run=constructor&question=pick&choice=constructor',
    'change=constructor:pick',
  ])('names that objects have by themselves are only text: %s', async (body) => {
    const visitor = new Visitor(at)
    await visitor.get()
    const cookie = `phb-chat=${visitor.cookies.get('phb-chat')}`
    const { status } = await fetch(at.url, { method: 'POST', redirect: 'manual', headers: { ...form, cookie }, body })
    expect(status).toBe(303)
    expect((await visitor.get()).status).toBe(200)
  })

  test('someone who leaves in the middle of a form stops nothing', async () => {
    await new Promise<void>((resolve) => {
      const half = request(at.url, { method: 'POST', headers: { ...form, 'content-length': 1000 } })
      half.on('error', () => resolve())
      half.write('text=half')
      setTimeout(() => half.destroy(new Error('left')), 50)
    })
    expect((await fetch(at.url)).status).toBe(200)
  })
})

test('what a person says is in no log', async () => {
  const visitor = new Visitor(at)
  await upTo(visitor, 'name')
  await visitor.answer({ text: CANARY })
  await visitor.answer({ text: 'x'.repeat(100_000) + CANARY })
  await visitor.get('/?name=Quetzalcoatl')
  await visitor.get('/Quetzalcoatl')
  expect(at.log()).toContain('"route":"/"')
  expect(at.log()).not.toContain('Quetzal')
  expect(at.log()).not.toContain(visitor.cookies.get('phb-chat'))
})

test('over https: browsers stay there, and cookies are for this host alone', async () => {
  const secure = await site(undefined, { PUBLIC_URL: 'https://chat.example.org' })
  const visitor = new Visitor(secure)
  expect((await visitor.get()).headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/)
  expect((await fetch(at.url)).headers.get('strict-transport-security')).toBeNull()
  expect([...visitor.cookies.keys()]).toEqual(['__Host-phb-chat'])
  await upTo(visitor, 'want')
  const link = new URL(await secure.link()).searchParams.get('link') ?? ''
  await visitor.post('/inbox/join', { link, practice: '1' })
  expect(visitor.page.html).toContain('<h1>Referrals</h1>')
  expect([...visitor.cookies.keys()]).toEqual(['__Host-phb-chat', '__Host-phb-inbox'])
  await secure.end()
})

describe('health', () => {
  test('live and ready', async () => {
    expect((await fetch(`${at.url}/health/live`)).status).toBe(200)
    expect((await fetch(`${at.url}/health/ready`)).status).toBe(200)
  })

  test('alive but not ready while the database is away', async () => {
    expect((await fetch(`${broken.url}/health/live`)).status).toBe(200)
    expect((await fetch(`${broken.url}/health/ready`)).status).toBe(503)
  })
})

test('draining lets what runs end, and takes nothing new', async () => {
  const begun = Promise.withResolvers<void>()
  const free = Promise.withResolvers<void>()
  const draining = await site((real) => ({
    storage: {
      ...real.storage,
      find: async (...asked) => {
        begun.resolve()
        await free.promise
        return real.storage.find(...asked)
      },
    },
  }))
  const visitor = new Visitor(draining)
  visitor.cookies.set('phb-chat', 'x'.repeat(43))
  const running = visitor.get()
  await begun.promise
  const drained = draining.drain()
  await expect(fetch(`${draining.url}/health/live`)).rejects.toThrow()
  free.resolve()
  expect((await running).status).toBe(200)
  await drained
  await draining.end()
})
