import { isIPv6 } from 'node:net'

/**
 * The part of a network address that one house or phone holds. Of IPv6 that is the first half: a new second half for each request would
 * get round every limit. Some proxies name the port too, which differs each time.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2')
  if (!isIPv6(plain) || plain.startsWith('::')) return plain // this computer, or IPv4 written in the longer way
  const [before = [], after = []] = plain.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}
