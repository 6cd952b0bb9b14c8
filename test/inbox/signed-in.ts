import { inviteLink } from '../../src/inbox/door.ts'
import type { Role } from '../../src/inbox/staff.ts'
import { type Site, Visitor } from '../server/site.ts'
import { Authenticator } from './authenticator.ts'

/** Whom to invite. */
export type Invited = {
  readonly role: Role
  readonly commissioner?: string
  readonly pathways?: readonly string[]
  readonly email?: string
}

let people = 0

/** Invites somebody, and gives the way in as they get it. */
export async function invited(
  at: Site,
  { email, ...who }: Invited,
): Promise<{ id: string; path: string; link: string }> {
  people += 1
  const { staff } = at.around.storage
  const now = at.around.now()
  const id = await staff.put({ email: email ?? `staff-${people}@example.nhs.uk`, name: `Staff ${people}`, ...who }, now)
  const url = new URL(await inviteLink(staff, id, at.url, now))
  return { id, path: url.pathname + url.search, link: url.searchParams.get('link') ?? '' }
}

/** What a page asks of a device. */
export const optionsOn = ({ page }: Visitor) =>
  JSON.parse((/data-options="([^"]*)"/.exec(page.html)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&#x3D;', '='))

/** Somebody who followed an invitation and made a passkey: signed in, by the real pages. */
export async function signedIn(at: Site, who: Invited): Promise<{ staff: Visitor; key: Authenticator; id: string }> {
  const { id, path, link } = await invited(at, who)
  const staff = new Visitor(at)
  const key = new Authenticator(at.url)
  await staff.get(path)
  await staff.post('/inbox/join', { link, credential: key.make(optionsOn(staff)) })
  return { staff, key, id }
}
