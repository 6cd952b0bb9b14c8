import type { Words } from '../../core/words/words.ts'
import type { Mail } from '../mail.ts'
import type { Referral } from '../referral.ts'
import type { Route } from '../route.ts'

/** The lane of what goes to people themselves. */
export const PERSON = { route: 'person', destination: 'person' } as const

/**
 * Word to the person, in their language, on how to chase a referral that nobody has said they received. By e-mail, and only where they
 * called that safe; its subject says nothing of what it is about. Where we have no safe way, people must find one.
 */
export const person = (mail: Mail, wordsOf: (locale: string) => Words): Route => ({
  contract: 'test/handover/routes/person.test.ts',
  send: async ({ id, referral }, signal) => {
    const { contact, reference, commissioner, consent } = referral as Referral
    const isSafe = Array.isArray(contact.ways) && contact.ways.includes('email')
    if (!isSafe || typeof contact.email !== 'string') return { problem: 'noSafeWay', isFinal: true }
    const words = wordsOf(consent.locale)
    const values = { reference, commissioner: commissioner.name }
    return mail.send(
      {
        id,
        to: contact.email,
        subject: words.say('ui.toPerson.chase.subject'),
        text: words.say('ui.toPerson.chase.text', values),
      },
      signal,
    )
  },
})
