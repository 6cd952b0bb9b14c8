import type { Cookie } from './route.ts'

/** How cookies are written and read. Over https their names carry a prefix that makes browsers refuse them from anywhere else. */
export const cookieJar = (isSecure: boolean) => ({
  /** The value of a Set-Cookie header. */
  write: ({ name, value, path, sameSite, maxAge }: Cookie): string => {
    const named = isSecure ? `${path === '/' ? HOST : SECURE}${name}` : name
    const secure = isSecure ? '; Secure' : ''
    return `${named}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=${sameSite}${secure}`
  },
  /** The cookies of a Cookie header by their own names. */
  read: (header: string | undefined): Readonly<Record<string, string>> => {
    const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='))
    const ours = pairs.flatMap(([name = '', ...value]) => {
      const bare = isSecure ? name.replace(PREFIX, '') : name
      return isSecure && bare === name ? [] : [[bare, value.join('=')] as const]
    })
    return Object.fromEntries(ours)
  },
})

const HOST = '__Host-'
const SECURE = '__Secure-'
const PREFIX = /^__(?:Host|Secure)-/
