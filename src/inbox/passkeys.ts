import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Storage } from '../storage/storage.ts'

/** Where passkeys are for: the origin of the inbox. They work at no other. */
export type PasskeyParts = { readonly staff: Storage['staff']; readonly now: () => string; readonly origin: string }

/** A challenge that belongs to nobody yet: who signs in is told by the passkey. */
const ANYBODY = 'anybody'

/** Makes and checks passkeys (WebAuthn level 3). A challenge is good once, for five minutes; the device must have checked who holds it. */
export function passkeys({ staff, now, origin }: PasskeyParts) {
  const rpID = new URL(origin).hostname
  const expected = { expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true }
  const isOurs = (subject: string) => async (challenge: string) =>
    (await staff.take('challenge', challenge, now())) === subject

  return {
    /** What a device is asked, as JSON for the page, to make a passkey for somebody. */
    registration: async ({
      id,
      name,
      email,
    }: {
      readonly id: string
      readonly name: string
      readonly email: string
    }) => {
      const options = await generateRegistrationOptions({
        rpName: rpID,
        rpID,
        userID: new TextEncoder().encode(id),
        userName: email,
        userDisplayName: name,
        attestationType: 'none',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      await staff.keep('challenge', options.challenge, id, now())
      return JSON.stringify(options)
    },

    /** Registers what a device answered, in the place of the passkeys of before; says whether it was good. It uses the invitation up: of two at once, one joins. */
    register: async (id: string, answered: string, invitation: string): Promise<boolean> => {
      const response = read<RegistrationResponseJSON>(answered)
      if (!response) return false
      const verified = await verifyRegistrationResponse({
        ...expected,
        response,
        expectedChallenge: isOurs(id),
      }).catch(() => undefined)
      if (!verified?.verified || !verified.registrationInfo) return false
      const { id: key, publicKey, counter } = verified.registrationInfo.credential
      if (await staff.passkey(key)) return false // another's: a passkey is one person's
      if ((await staff.take('invite', invitation, now())) !== id) return false
      await staff.register(id, { id: key, publicKey, counter }, now())
      return true
    },

    authentication: async () => {
      const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
      await staff.keep('challenge', options.challenge, ANYBODY, now())
      return JSON.stringify(options)
    },

    /** Who signs in by what a device answered; where it is not good, or they have left, whose passkey it is, if it is anybody's. */
    authenticate: async (answered: string): Promise<{ readonly id: string } | { readonly owner?: string }> => {
      const response = read<AuthenticationResponseJSON>(answered)
      const known = response && (await staff.passkey(response.id))
      if (!response || !known) return {}
      const verified = await verifyAuthenticationResponse({
        ...expected,
        response,
        expectedChallenge: isOurs(ANYBODY),
        credential: { id: known.id, publicKey: new Uint8Array(known.publicKey), counter: known.counter },
      }).catch(() => undefined)
      if (!verified?.verified) return { owner: known.staff }
      await staff.used(known.id, verified.authenticationInfo.newCounter, now())
      return (await staff.find(known.staff)) ? { id: known.staff } : { owner: known.staff }
    },
  }
}

/** JSON that a browser sent: an object with an id, which the library looks at further. */
function read<Response>(text: string): Response | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
      ? (value as Response)
      : undefined
  } catch {
    return undefined
  }
}
