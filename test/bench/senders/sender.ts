/** One person in a chat. */
export type Chat = {
  /** Sends the next message of the journey, hello first. Gives whether it was the last; rejects when it was not taken. */
  readonly next: () => Promise<boolean>
}

/** A way in which messages reach the server. */
export type Sender = {
  readonly begin: () => Chat
  readonly end: () => void
}

/** More connections than messages that wait, unless the server is seconds behind. */
export const SOCKETS = 600
