import type { Route } from '../server/route.ts'
import { actPages } from './acts.ts'
import { guarded } from './guard.ts'
import { listPages } from './list.ts'
import type { InboxParts } from './parts.ts'
import { referralPages } from './referral.ts'

/** The pages on which staff find referrals, read them and act. */
export function inbox(parts: InboxParts): readonly Route[] {
  const guard = guarded(parts.who, parts.around.wordsOf('en'))
  return [...listPages(parts, guard), ...referralPages(parts, guard), ...actPages(parts, guard)]
}
