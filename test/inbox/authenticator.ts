import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

/** What of an answer is not as a right one would be, to see that it is refused. */
export type Odd = {
  readonly origin?: string
  readonly rpID?: string
  readonly challenge?: string
  readonly counter?: number
  /** Nobody showed a finger, a face or a PIN. */
  readonly unverified?: true
  readonly type?: string
}

type Options = { readonly challenge: string; readonly rp?: { readonly id: string }; readonly rpId?: string }

/** A passkey in software: it makes the answers that a device makes (WebAuthn level 3, ES256), right or odd. */
export class Authenticator {
  readonly id = randomBytes(16)
  readonly origin: string
  counter = 1
  private readonly privateKey: KeyObject
  private readonly publicKey: KeyObject

  constructor(origin: string) {
    this.origin = origin
    ;({ privateKey: this.privateKey, publicKey: this.publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' }))
  }

  /** The answer to what the page of an invitation asks, as JSON. */
  make(options: Options, odd: Odd = {}): string {
    const client = this.client('webauthn.create', options, odd)
    const data = Buffer.concat([
      this.data(odd.rpID ?? options.rp?.id ?? '', odd, FLAG_NEW),
      Buffer.alloc(16), // no make of device is told
      Buffer.from([0, this.id.length]),
      this.id,
      this.coseKey(),
    ])
    const attestation = Buffer.concat([
      Buffer.from([0xa3]), // a map of three
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      bytes(data),
    ])
    return this.answer({
      clientDataJSON: base64(client),
      attestationObject: base64(attestation),
      transports: ['internal'],
    })
  }

  /** The answer to what the page for signing in asks, as JSON. */
  ask(options: Options, odd: Odd = {}): string {
    const client = this.client('webauthn.get', options, odd)
    this.counter += 1
    const data = this.data(odd.rpID ?? options.rpId ?? '', odd, 0)
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
    const signature = createSign('sha256').update(signed).sign(this.privateKey)
    return this.answer({
      clientDataJSON: base64(client),
      authenticatorData: base64(data),
      signature: base64(signature),
    })
  }

  private client(type: string, { challenge }: Options, odd: Odd): Buffer {
    const origin = odd.origin ?? this.origin
    return Buffer.from(
      JSON.stringify({ type: odd.type ?? type, challenge: odd.challenge ?? challenge, origin, crossOrigin: false }),
    )
  }

  private data(rpID: string, { unverified, counter = this.counter }: Odd, more: number): Buffer {
    const flags = FLAG_PRESENT | (unverified ? 0 : FLAG_VERIFIED) | more
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([createHash('sha256').update(rpID).digest(), Buffer.from([flags]), count])
  }

  private answer(response: object): string {
    const id = base64(this.id)
    return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} })
  }

  /** The public key as COSE has it (RFC 9053): an elliptic curve, ES256. */
  private coseKey(): Buffer {
    const { x = '', y = '' } = this.publicKey.export({ format: 'jwk' })
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(Buffer.from(x, 'base64url')),
      Buffer.from([0x22]),
      bytes(Buffer.from(y, 'base64url')),
    ])
  }
}

const FLAG_PRESENT = 0x01
const FLAG_VERIFIED = 0x04
const FLAG_NEW = 0x40

const base64 = (data: Buffer): string => data.toString('base64url')
/** As CBOR (RFC 8949). */
const text = (word: string): Buffer => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)])
const bytes = (data: Buffer): Buffer =>
  Buffer.concat([
    data.length < 256 ? Buffer.from([0x58, data.length]) : Buffer.from([0x59, data.length >> 8, data.length & 255]),
    data,
  ])
