import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { exportSPKI, SignJWT, UnsecuredJWT } from 'jose'
import { type Site, site } from '../server/site.ts'
import { APP, APP_ID, type FakeMicrosoft, fakeMicrosoft, ISSUER, SERVICE_URL } from './bot-framework/fake-microsoft.ts'
import { message, post } from './bot-framework/person.ts'

let at: Site
let microsoft: FakeMicrosoft
let printed: ReturnType<typeof jest.spyOn>
beforeAll(async () => {
  printed = jest.spyOn(console, 'error').mockImplementation(() => {}) // the SDK prints why it refuses
  microsoft = await fakeMicrosoft()
  at = await site(undefined, APP, microsoft.outside)
})
beforeEach(() => {
  microsoft.posted.splice(0)
})
const others: Site[] = []
const another = async (settings: Record<string, string>, outside = microsoft.outside) => {
  const made = await site(undefined, settings, outside)
  others.push(made)
  return made
}
afterEach(async () => {
  for (const one of others.splice(0)) await one.end()
})
afterAll(async () => {
  await at.end()
  await microsoft.end()
  printed.mockRestore()
})

const claims = () => {
  const now = Math.floor(Date.now() / 1000)
  return { iss: ISSUER, aud: APP_ID, serviceurl: SERVICE_URL, nbf: now - 10, exp: now + 600 }
}
const ago = (minutes: number) => Math.floor(Date.now() / 1000) - minutes * 60
const bearer = async (token: Promise<string> | string) => `Bearer ${await token}`

/** Each kind of forgery: what is sent as authorization, and what else in the activity. */
const forged: Readonly<Record<string, () => Promise<readonly [authorization?: string, changes?: object]>>> = {
  'no header': async () => [],
  'an empty header': async () => [' '],
  'another scheme': async () => [`Basic ${await microsoft.token()}`],
  'the scheme in another case': async () => [`bearer ${await microsoft.token()}`],
  'no scheme': async () => [await microsoft.token()],
  'no token': async () => ['Bearer '],
  'no JWT': async () => ['Bearer abc.def.ghi'],
  'two tokens': async () => [`Bearer ${await microsoft.token()} ${await microsoft.token()}`],
  unsigned: async () => [await bearer(new UnsecuredJWT(claims()).encode())],
  'unsigned, with a dot and a key id': async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    return [`Bearer ${part({ alg: 'none', kid: 'good' })}.${part(claims())}.`]
  },
  'a signature cut off': async () => [`Bearer ${(await microsoft.token()).replace(/[^.]*$/, 'AAAA')}`],
  'another body under a good signature': async () => {
    const [head, , signature] = (await microsoft.token({ aud: 'another' })).split('.')
    return [`Bearer ${head}.${Buffer.from(JSON.stringify(claims())).toString('base64url')}.${signature}`]
  },
  'a key of somebody else': async () => [
    await bearer(
      new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid: 'good' }).sign(microsoft.keys.other.privateKey),
    ),
  ],
  'HS256 with the public key as its secret': async () => [
    await bearer(
      new SignJWT(claims())
        .setProtectedHeader({ alg: 'HS256', kid: 'good' })
        .sign(new TextEncoder().encode(await exportSPKI(microsoft.keys.good.publicKey))),
    ),
  ],
  'a key id that nobody knows': async () => [await bearer(microsoft.token({}, { kid: 'unknown' }))],
  'another issuer': async () => [await bearer(microsoft.token({ iss: 'https://evil.example' }))],
  'the issuer of the emulator': async () => [
    await bearer(
      microsoft.token({
        iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
        ver: '1.0',
        appid: APP_ID,
      }),
    ),
  ],
  'the issuer of a tenant that it names itself': async () => [
    await bearer(microsoft.token({ iss: 'https://sts.windows.net/my-own/', tid: 'my-own', ver: '1.0', appid: APP_ID })),
  ],
  'another bot’s token': async () => [
    await bearer(microsoft.token({ iss: 'https://api.botframework.com/', ver: '2.0', azp: 'another', aud: APP_ID })),
  ],
  'another audience': async () => [await bearer(microsoft.token({ aud: '7f0e4a3c-0000-4000-8000-0000000other' }))],
  'no audience': async () => [await bearer(microsoft.token({ aud: undefined }))],
  expired: async () => [await bearer(microsoft.token({ exp: ago(10) }))],
  'not yet valid': async () => [await bearer(microsoft.token({ nbf: ago(-10) }))],
  'no service URL': async () => [await bearer(microsoft.token({ serviceurl: undefined }))],
  'another service URL': async () => [
    await bearer(microsoft.token({ serviceurl: 'https://smba.trafficmanager.net/in/' })),
  ],
  'a key that does not endorse the channel': async () => [
    await bearer(
      new SignJWT(claims())
        .setProtectedHeader({ alg: 'RS256', kid: 'webOnly' })
        .sign(microsoft.keys.webOnly.privateKey),
    ),
    { channelId: 'msteams' },
  ],
  'a channel that proves itself in another way': async () => [
    await bearer(microsoft.token()),
    { channelId: 'AseChannel' },
  ],
}

describe('refused, with nothing sent and nothing kept:', () => {
  test.each(Object.keys(forged))('%s', async (name) => {
    const [authorization, changes] = (await forged[name]?.()) ?? []
    const conversation = { id: `forged-${name}` }
    const response = await post(at.url, message('Canary', { conversation, ...changes }), authorization)
    expect([401, 403]).toContain(response.status)
    expect(await response.text()).toBe(response.status === 401 ? '' : '{"error":{"code":"Forbidden"}}')
    expect(microsoft.posted).toEqual([])
  })

  test.each([
    'https://evil.example/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil-botframework.com/',
    'https://botframework.com.evil.example/',
    'https://anything.botframework.com/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://me:secret@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'http://smba.trafficmanager.net/',
    'http://localhost:3978/',
    'https://169.254.169.254/',
    'ftp://smba.trafficmanager.net/',
  ])('a good token for %s', async (serviceUrl) => {
    const token = await microsoft.token({ serviceurl: serviceUrl })
    expect((await post(at.url, message('hello', { serviceUrl }), `Bearer ${token}`)).status).toBe(403)
    expect(microsoft.posted).toEqual([])
  })
})

test('nothing that was forged is in the log', () => {
  expect(at.log()).not.toContain('Canary')
})

test('what these differ from is let in', async () => {
  expect((await post(at.url, message('hello'), await bearer(microsoft.token()))).status).toBe(200)
  const webOnly = new SignJWT(claims())
    .setProtectedHeader({ alg: 'RS256', kid: 'webOnly' })
    .sign(microsoft.keys.webOnly.privateKey)
  expect((await post(at.url, message('me'), await bearer(webOnly))).status).toBe(200)
  expect(microsoft.posted).toHaveLength(2)
})

test('the keys are asked for once, and not for each message', () => {
  expect(microsoft.asked()).toBe(1)
})

test('without an app id there is no such address', async () => {
  const none = await another({})
  expect((await post(none.url, message('hello'), await bearer(microsoft.token()))).status).toBe(404)
})

test('when Microsoft’s keys cannot be read the channel shall try again', async () => {
  const addresses = { ...microsoft.outside.addresses, ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:1/openid' }
  const alone = await another(APP, { ...microsoft.outside, addresses })
  expect((await post(alone.url, message('hello'), await bearer(microsoft.token()))).status).toBe(503)
})

test('a host that the site names is let in, by its exact name', async () => {
  const gcc = await another({ ...APP, BOT_SERVICE_HOSTS: 'smba.example.org' })
  const to = async (serviceUrl: string) =>
    post(gcc.url, message('hi', { serviceUrl }), await bearer(microsoft.token({ serviceurl: serviceUrl })))
  expect((await to('https://smba.example.org/x/')).status).toBe(200)
  expect((await to('https://a.smba.example.org/x/')).status).toBe(403)
})

describe('the emulator', () => {
  const EMULATOR = { BOT_EMULATOR: '1' }
  const emulated = (serviceUrl: string) => message('hello', { serviceUrl, channelId: 'emulator' })

  test.each(['http://localhost:5000', 'http://127.0.0.1:5000/', 'https://[::1]:5000'])(
    'on this computer needs no token, and is answered at %s',
    async (serviceUrl) => {
      const own = await another(EMULATOR)
      expect((await post(own.url, emulated(serviceUrl))).status).toBe(200)
      expect(microsoft.posted.map(({ url }) => new URL(url).host)).toEqual([new URL(serviceUrl).host])
      expect(microsoft.posted[0]?.authorization).toBeNull()
    },
  )

  test('is answered nowhere else', async () => {
    const own = await another(EMULATOR)
    for (const url of [
      SERVICE_URL,
      'http://192.168.0.7/',
      'http://localhost.evil.example',
      'http://127.0.0.1@evil.example/',
    ])
      expect((await post(own.url, emulated(url))).status).toBe(403)
    expect(microsoft.posted).toEqual([])
  })

  test('on another computer is refused', async () => {
    const own = await another({ ...EMULATOR, BEHIND_PROXY: '1' })
    const from = (address: string) =>
      fetch(`${own.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify(emulated('http://localhost:5000')),
      })
    expect((await from('203.0.113.7')).status).toBe(403)
    expect((await from('127.0.0.1.evil')).status).toBe(403)
    expect(microsoft.posted).toEqual([])
    expect((await from('127.0.0.1')).status).toBe(200)
  })
})
