import type { IncomingMessage } from 'node:http'
import type { Route } from './route.ts'

/** The origins at which people and staff reach us: two hosts, or one. */
export type Origins = { readonly publicUrl: string; readonly inboxUrl: string }

type Placed = Pick<Route, 'isAt'>

/**
 * What is at which host. With a host of its own the inbox is there alone, and nothing else is; with one host for both, all is everywhere. Ports
 * count only where the names are the same: cookies do not tell them apart, so that people's pages may be at no port of the inbox's name.
 */
export function hosts({ publicUrl, inboxUrl }: Origins) {
  const [people, inbox] = [new URL(publicUrl), new URL(inboxUrl)]
  const part = people.hostname === inbox.hostname ? 'host' : 'hostname'
  const isApart = people[part] !== inbox[part]
  const isInbox = (host: string) => isApart && named(host, inbox.protocol)?.[part] === inbox[part]
  const only = <One extends Placed>(routes: readonly One[], isAt: (host: string) => boolean): readonly One[] =>
    isApart ? routes.map((route) => ({ ...route, isAt })) : routes

  return {
    forPeople: <One extends Placed>(routes: readonly One[]) => only(routes, (host) => !isInbox(host)),
    forStaff: <One extends Placed>(routes: readonly One[]) => only(routes, isInbox),
    /** The origin of ours that a request came to. */
    originOf: ({ headers }: Pick<IncomingMessage, 'headers'>): string =>
      isInbox(headers.host ?? '') ? inboxUrl : publicUrl,
  }
}

/** Whether a route or socket answers where a request came to: elsewhere it is as if it were not there. */
export const isHere = ({ isAt }: Placed, { headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  isAt?.(headers.host ?? '') ?? true

/** A Host header as addresses have hosts: in small letters, without the usual port. A dot at its end names the same host. */
function named(host: string, protocol: string): Pick<URL, 'host' | 'hostname'> | undefined {
  const url = URL.parse(`${protocol}//${host}`)
  return url ? { host: url.host.replace(/\.(?=:|$)/, ''), hostname: url.hostname.replace(/\.$/, '') } : undefined
}
