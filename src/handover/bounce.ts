import PostalMime from 'postal-mime'

/** What a returned mail says: which delivery of ours came back, and whether for good. */
export type Bounce = { readonly delivery: string; readonly isFinal: boolean }

const DELIVERY = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})'

/**
 * Reads a delivery status notification (RFC 3464): our own id comes back as its envelope id (RFC 3461), or in the Message-ID of the mail that is
 * returned with it. Nothing when it is another mail, a holiday reply for instance.
 */
export async function readBounce(raw: string | Uint8Array): Promise<Bounce | undefined> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8', forceRfc822Attachments: true })
  const parts = mail.attachments.map(({ mimeType, content }) => ({ mimeType, text: String(content) }))
  const status = parts.find(({ mimeType }) => mimeType === 'message/delivery-status')?.text
  const action = status && /^Action:\s*(failed|delayed)\b/im.exec(status)?.[1]?.toLowerCase()
  if (!status || !action) return undefined
  const returned = parts.filter(({ mimeType }) => /rfc822/.test(mimeType)).map(({ text }) => text)
  const delivery =
    new RegExp(`^Original-Envelope-Id:\\s*${DELIVERY}`, 'im').exec(status)?.[1] ??
    returned.flatMap((text) => new RegExp(`^Message-ID:\\s*<${DELIVERY}@`, 'im').exec(text)?.[1] ?? [])[0]
  return delivery ? { delivery, isFinal: action === 'failed' } : undefined
}
