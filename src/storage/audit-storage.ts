/**
 * Something that somebody saw or did. `staff`: an id, the name of a command, or "program"; `about`: references with a space between them, an id of
 * staff, or what and how many. None of it names anybody.
 */
export type AuditLine = {
  /** ISO time, UTC. */
  readonly at: string
  readonly staff: string
  readonly act: string
  readonly about?: string
}

/** The newest line: whoever keeps it elsewhere can tell later whether the log up to it was changed. */
export type AuditHead = { readonly number: number; readonly hash: string }

/** What staff saw and did, in lines that are only added, each with a hash of itself and of those before it. */
export type AuditStorage = {
  readonly add: (line: AuditLine) => Promise<void>
  /** The same about many references, in as many lines as they need; in one where there are none. */
  readonly addAll: (line: Omit<AuditLine, 'about'>, references: readonly string[]) => Promise<void>
  readonly head: () => Promise<AuditHead>
  /** When this was last done. */
  readonly last: (act: string) => Promise<string | undefined>
  /** What was seen and done of one referral, oldest first, alone or among others; of its whole reference, never of part of one. */
  readonly lines: (about: string) => Promise<readonly AuditLine[]>
  /** The first line that is not as it was written, or does not lead to this head; nothing where all is well. */
  readonly firstBroken: (head?: AuditHead) => Promise<number | undefined>
}
