import type { Scope } from '../storage/storage.ts'

/** What somebody of the staff does here. */
export const roles = ['commissioner', 'peer', 'site', 'operator'] as const
export type Role = (typeof roles)[number]

/** Somebody who has signed in. */
export type Staff = {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** Whose referrals; for a commissioner's own people. */
  readonly commissioner?: string
  /** And of them these pathways; all where nothing is said. */
  readonly pathways?: readonly string[]
  /** Everything is made up, so everything may be seen. */
  readonly isPractice?: true
}

/** What somebody may do with referrals: nothing, see where they are, or read them and act. */
export type Rights = 'none' | 'list' | 'read'

/** Commissioners' people read their own; an operator sees where all are and not what is in them; others see none. */
export function rightsOf({ role, isPractice }: Staff): Rights {
  if (isPractice || role === 'commissioner') return 'read'
  return role === 'operator' ? 'list' : 'none'
}

/** Which referrals somebody's rights are about. */
export const scopeOf = ({ role, commissioner, pathways }: Staff): Scope =>
  role === 'commissioner' ? { commissioner: commissioner ?? '', ...(pathways && { pathways }) } : {}
