import { inviteLink } from './inbox/door.ts'
import type { Surroundings } from './receive.ts'

/** Who looks at the inbox in practice: somebody made up, who may see all that is made up. */
const EMAIL = 'practice@localhost'

/** Shuts whoever looked at the inbox in practice out of what is live. */
export const endPractice = ({ storage, now }: Pick<Surroundings, 'storage' | 'now'>): Promise<boolean> =>
  storage.staff.end(EMAIL, now())

/** A new link by which whoever runs the program sees the inbox in practice, once, within a day. */
export async function practiceLink(
  { storage, now, wordsOf }: Pick<Surroundings, 'storage' | 'now' | 'wordsOf'>,
  origin: string,
): Promise<string> {
  const name = wordsOf('en').say('ui.inbox.by.operator')
  const id = await storage.staff.put({ email: EMAIL, name, role: 'operator' }, now())
  return inviteLink(storage.staff, id, origin, now())
}
