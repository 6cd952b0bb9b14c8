import type { Cookie } from './route.ts'

/**
 * How cookies are written and read. Over https their names carry a prefix: browsers take such a cookie from this very host alone, over
 * https and for every path, so that no neighbour of ours can put one of its own beside it. No other name is read then.
 */
export const cookieJar = (isSecure: boolean) => {
  const prefix = isSecure ? '__Host-' : ''
  return {
    /** The value of a Set-Cookie header. */
    write: ({ name, value, sameSite, maxAge }: Cookie): string =>
      `${prefix}${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=${sameSite}${isSecure ? '; Secure' : ''}`,

    /** The cookies of a Cookie header by their own names. Of two of one name the first counts. */
    read: (header: string | undefined): Readonly<Record<string, string>> => {
      const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='))
      const ours = pairs.flatMap(([name = '', ...value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value.join('=')] as const] : [],
      )
      return Object.fromEntries(ours.reverse())
    },
  }
}
