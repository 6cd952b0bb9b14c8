/** Somebody of the staff, as they were invited. */
export type NewStaff = {
  readonly email: string
  readonly name: string
  readonly role: string
  /** ODS code; whose people they are. */
  readonly commissioner?: string
  readonly pathways?: readonly string[]
}

export type StaffRow = NewStaff & {
  readonly id: string
  readonly createdAt: string
  readonly endedAt?: string
  readonly hasPasskey: boolean
}

/** A passkey's public half. `id` is base64url. */
export type Passkey = { readonly id: string; readonly publicKey: Uint8Array; readonly counter: number }

/** invite: 24 hours, once. challenge: 5 minutes, once. session: 12 hours at most, and 30 minutes without a request. */
export type StaffSecret = 'invite' | 'challenge' | 'session'

/** Who may sign in, and who is. Names and addresses are sealed; secrets are kept as hashes. Times are ISO, UTC. */
export type StaffStorage = {
  /** Makes or changes the row of this e-mail address, lets them in again if they had left, and ends their open sessions. Gives its id. */
  readonly put: (staff: NewStaff, now: string) => Promise<string>
  readonly all: () => Promise<readonly StaffRow[]>
  /** Nobody where there is no such id, or they have left. */
  readonly find: (id: string) => Promise<StaffRow | undefined>
  /** Takes away the passkeys and sessions of somebody who leaves. False where nobody has this address. */
  readonly end: (email: string, now: string) => Promise<boolean>
  /** Gives somebody this passkey in the place of all others, and ends their sessions: whoever lost a device lost its way in. */
  readonly register: (staff: string, passkey: Passkey, now: string) => Promise<void>
  readonly passkey: (id: string) => Promise<(Passkey & { readonly staff: string }) | undefined>
  readonly used: (id: string, counter: number, now: string) => Promise<void>
  readonly keep: (kind: StaffSecret, secret: string, subject: string, now: string) => Promise<void>
  /** Uses up an invitation or a challenge, and gives whose it was; nothing where it is unknown, used or too old. */
  readonly take: (kind: 'invite' | 'challenge', secret: string, now: string) => Promise<string | undefined>
  /** Whose an invitation is, without using it up. */
  readonly look: (kind: 'invite', secret: string, now: string) => Promise<string | undefined>
  /** Whose session it is, which goes on with that; nothing where it is unknown, or has ended. */
  readonly session: (secret: string, now: string) => Promise<string | undefined>
  /** Ends a session, and gives whose it was; nothing where there is none. */
  readonly endSession: (secret: string) => Promise<string | undefined>
}
