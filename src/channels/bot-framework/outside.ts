/** The world outside as the Bot Framework meets it. Tests put a world of their own in its place. */
export type Outside = {
  readonly fetch: typeof fetch
  /** Settings of the SDK that say where keys and tokens come from; none for Microsoft's own. */
  readonly addresses?: Readonly<Record<string, string>>
  /** Who signs what comes from channels, where that is not Microsoft. */
  readonly issuer?: string
  /** Gives the token that our replies carry, where that is not Microsoft's. */
  readonly token?: () => Promise<string>
}

export const microsoft: Outside = { fetch }
