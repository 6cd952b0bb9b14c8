import { parseArgs } from 'node:util'
import { z } from 'zod'
import { inviteLink } from '../inbox/door.ts'
import { roles } from '../inbox/staff.ts'
import { knownRoutes } from '../known-routes.ts'
import type { Storage } from '../storage/storage.ts'
import { withStorage } from './open-storage.ts'

/**
 * Who may use the inbox; works while the server runs.
 *
 *     npm run staff -- invite sam@example.nhs.uk --name "Sam Smith" --role commissioner --commissioner QWO --pathways chc,fastTrack
 *     npm run staff -- list
 *     npm run staff -- end sam@example.nhs.uk
 *
 * Inviting somebody again gives a new link; used, it takes the place of the passkey they lost.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: 'string' },
    role: { type: 'string' },
    commissioner: { type: 'string' },
    pathways: { type: 'string' },
  },
})
const [command = 'list', email = ''] = positionals

await withStorage(async ({ staff, audit }, config) => {
  const now = new Date().toISOString()
  if (command === 'list') return list(staff)
  if (!z.email().safeParse(email).success) throw new Error(`"${email}" is no e-mail address`)
  if (command === 'end') {
    if (!(await staff.end(email, now))) throw new Error(`Nobody with ${email} can sign in`)
    const ended = (await staff.all()).find((one) => one.email.trim().toLowerCase() === email.toLowerCase())
    await audit.add({ at: now, staff: 'staff-command', act: 'ended', ...(ended && { about: ended.id }) })
    return console.log(`${email} cannot sign in any more`)
  }
  if (command !== 'invite') throw new Error(`No command is called "${command}": there are invite, list and end`)
  const id = await staff.put({ email, ...given() }, now)
  await audit.add({ at: now, staff: 'staff-command', act: 'invited', about: id })
  console.log(`Give this link to ${email}, in a way that only they can read. It works once, within a day:`)
  console.log(await inviteLink(staff, id, config.inboxUrl, now))
})

/** The rest of an invitation. Throws, naming what there is, at what there is not. */
function given() {
  const { known } = knownRoutes()
  const { name, role, commissioner, pathways } = values
  if (!name?.trim()) throw new Error('Say their name: --name "Sam Smith"')
  if (!role || !roles.some((one) => one === role)) throw new Error(`Say their role: --role ${roles.join(', ')}`)
  if (role !== 'commissioner' && (commissioner || pathways))
    throw new Error(`--commissioner and --pathways are for the role commissioner alone`)
  if (role === 'commissioner' && !(commissioner && known.commissioner(commissioner)))
    throw new Error(`Say whose referrals: --commissioner and a code that there is, QWO for instance`)
  const list = pathways?.split(',').map((one) => one.trim())
  const wrong = list?.find((one) => !known.pathways.includes(one))
  if (wrong) throw new Error(`No pathway is called "${wrong}": there are ${known.pathways.join(', ')}`)
  return { name: name.trim(), role, ...(commissioner && { commissioner }), ...(list && { pathways: list }) }
}

async function list(staff: Storage['staff']): Promise<void> {
  const all = await staff.all()
  if (all.length === 0) console.log('Nobody was invited yet')
  for (const { email: address, name, role, commissioner, pathways, hasPasskey, endedAt } of all) {
    const of = [role, commissioner, pathways?.join('+')].filter(Boolean).join(' ')
    const state = endedAt ? `left ${endedAt.slice(0, 10)}` : hasPasskey ? 'has a passkey' : 'invited'
    console.log(`${address}  ${name}  ${of}  ${state}`)
  }
}
