import type { InboxFilter } from '../storage/storage.ts'
import type { InboxParts } from './parts.ts'

/** The filter that an address asks for; what it asks for and there is not, is not asked for. */
export function filterOf(
  query: URLSearchParams,
  { states, pathways, silentSince }: InboxParts,
  now: string,
): InboxFilter {
  const state = states.find((one) => one === query.get('state'))
  const pathway = pathways.find((one) => one === query.get('pathway'))
  return {
    ...(state && { state }),
    ...(pathway && { pathway }),
    ...(query.has('unread') && { isUnread: true as const }),
    ...(query.has('danger') && { tellsOfDanger: true as const }),
    ...(query.has('overdue') && { silentSince: silentSince(now) }),
  }
}

/** A filter as an address asks for it. */
export const chosen = ({
  state,
  pathway,
  isUnread,
  tellsOfDanger,
  silentSince,
}: InboxFilter): Record<string, string> => ({
  ...(state && { state }),
  ...(pathway && { pathway }),
  ...(isUnread && { unread: '1' }),
  ...(tellsOfDanger && { danger: '1' }),
  ...(silentSince && { overdue: '1' }),
})
