import { describe, expect, test } from '@jest/globals'
import { cookieJar } from '../../src/server/cookies.ts'

const cookie = { name: 'chat', value: 'abc', sameSite: 'Lax', maxAge: 60 } as const

describe('over https', () => {
  const jar = cookieJar(true)

  test('a cookie is bound to this host', () => {
    expect(jar.write(cookie)).toBe('__Host-chat=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure')
  })

  test.each(['chat=evil', '__Secure-chat=evil', '__host-chat=evil', 'x__Host-chat=evil', '__Host-__Host-chat=evil'])(
    '%s is not it',
    (other) => {
      expect(jar.read(other).chat).toBeUndefined()
      expect(jar.read(`${other}; __Host-chat=abc; ${other}`).chat).toBe('abc')
    },
  )
})

describe('over http', () => {
  const jar = cookieJar(false)

  test('a cookie has its plain name', () => {
    expect(jar.write(cookie)).toBe('chat=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax')
    expect(jar.read('a=1; chat=abc').chat).toBe('abc')
    expect(jar.read('__Host-chat=abc').chat).toBeUndefined()
  })
})

test('the first of a name counts; a value may hold an equals sign; nothing at all is nothing', () => {
  expect(cookieJar(false).read('chat=abc=; chat=evil').chat).toBe('abc=')
  expect(cookieJar(true).read(undefined)).toEqual({})
})
