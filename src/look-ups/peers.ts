import type { LookUp } from '../core/dialog/look-up.ts'
import type { Commissioners } from './commissioners.ts'
import { londonDate } from './london-date.ts'
import { kinds, type Peer, type PeerTable } from './peer-table.ts'
import { type Hints, words } from './places/said.ts'

/**
 * Whom people can turn to: those for the whole of England, and those who work in the area of an integrated care board that the
 * postcode or council lies in. Each kind is one value, a line a contact: names, numbers, hours and web addresses, no sentences.
 */
export const peers = (table: PeerTable, commissioners: Commissioners): LookUp => ({
  version: (now) => `${table.version(now)}.${commissioners.version(now)}`,
  find: (input, now) => {
    const date = londonDate(now)
    const here = near(input, commissioners, date)
    const suited = table.on(date).filter((peer) => suits(peer, words(input.interest) ?? 'any'))
    const local = suited.filter(({ boards }) =>
      boards.some((board) => commissioners.successors(board, date).some(({ ods }) => here.includes(ods))),
    )
    const found = [...local, ...suited.filter(({ areas }) => areas.length === 0)]
    const values = kinds.flatMap((kind) => {
      const lines = found.filter((peer) => peer.kinds.includes(kind)).map(line)
      return lines.length > 0 ? [[kind, lines.join('\n')] as const] : []
    })
    const choice = local.length > 0 ? 'local' : here.length > 0 ? 'noneNear' : 'national'
    return { choice, detail: { values: Object.fromEntries(values) } }
  },
})

/** The boards or nations where the person may live; none when they would rather not have us look. */
const near = ({ near, postcode, council }: Hints, commissioners: Commissioners, date: string): readonly string[] => {
  if (near !== 'yes') return []
  const byPostcode = commissioners.byPostcode(words(postcode) ?? '', date)
  const found = byPostcode.length > 0 ? byPostcode : commissioners.byCouncil(words(council) ?? '', date)
  return found.map(({ area }) => area)
}

const suits = ({ interests }: Peer, interest: string) =>
  interest === 'any' || interests.includes('everyone') || interests.includes(interest)

const line = ({ name, url, numbers, hours, whom, areas }: Peer): string => {
  const only = [...(whom ? [whom] : []), ...(areas.length > 0 ? [areas.join(', ')] : [])].join('; ')
  const who = only ? `${name} (${only})` : name
  const phone = numbers.map((number) => (hours ? `${number} (${hours})` : number))
  const ways = [...phone, ...(url ? [url] : [])]
  return `• ${[who, ...(ways.length > 0 ? [ways.join(', ')] : [])].join(': ')}`
}
