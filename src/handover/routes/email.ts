import type { Mail } from '../mail.ts'
import type { Route } from '../route.ts'
import type { LetterOf } from './letter-of.ts'

/** The lane of a mailbox. */
export const mailbox = (address: string): string => `email:${address}`

/** A letter to a commissioner's secure mailbox: for people as text and PDF, for programs as JSON. */
export const email = (mail: Mail, letterOf: LetterOf): Route => ({
  contract: 'test/handover/routes/email.test.ts',
  send: async (delivery, signal) => {
    const to = delivery.destination.slice(mailbox('').length)
    return mail.send({ id: delivery.id, to, ...(await letterOf(delivery)) }, signal)
  },
})
