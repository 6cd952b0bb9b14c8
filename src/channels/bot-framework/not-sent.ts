/** A reply did not reach the channel. `code` says why, and nothing of what was said. */
export class NotSent extends Error {
  readonly code: string

  constructor(code: string) {
    super(`Not sent: ${code}`)
    this.name = 'NotSent'
    this.code = code
  }
}

/** The same for whatever was thrown while sending: messages of errors may repeat what was sent. */
export function notSent(error: unknown): NotSent {
  if (error instanceof NotSent) return error
  const code = (error as { code?: unknown; errorCode?: unknown } | undefined) ?? {}
  return new NotSent(String(code.code ?? code.errorCode ?? (error instanceof Error ? error.name : typeof error)))
}
