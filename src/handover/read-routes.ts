import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { RouteOf } from './referral.ts'
import { mailbox } from './routes/email.ts'

/** A commissioner's pathways that go another way than to our inbox, as its file says: who agreed to it, and when somebody last checked. */
export type AgreedRoute = z.output<typeof agreed>

const day = z.iso.date()

const agreed = z.strictObject({
  commissioner: z.string().regex(/^[A-Z0-9]{3,6}$/),
  pathways: z.array(z.string()).min(1),
  route: z.literal('email'),
  to: z.email(),
  /** How it is known that this mailbox is safe for what people tell us: nhs.net, or accredited to DCB1596. */
  secure: z.string().min(1),
  agreed: z.strictObject({ who: z.string().min(1), when: day }),
  checked: day,
})

/** After so many days somebody must check that the mailbox is still read. */
export const CHECK_AFTER_DAYS = 90

type Known = { readonly commissioner: (ods: string) => boolean; readonly pathways: readonly string[] }

/** Reads the routes of a folder, a JSON file each. Throws, naming file and word, at what is wrong: a letter must not go astray. */
export function readRoutes(folder: string, known: Known): readonly AgreedRoute[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  const routes = files.toSorted().map((file) => readRoute(join(folder, file), known))
  const lanes = routes.flatMap(({ commissioner, pathways }) => pathways.map((pathway) => `${commissioner} ${pathway}`))
  const twice = lanes.find((lane, at) => lanes.indexOf(lane) < at)
  if (twice) throw new Error(`${folder}: two routes for ${twice}`)
  return routes
}

function readRoute(file: string, known: Known): AgreedRoute {
  const read = agreed.safeParse(json(file))
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`)
  const { commissioner, pathways } = read.data
  if (!known.commissioner(commissioner)) throw new Error(`${file}: no commissioner has the code "${commissioner}"`)
  const wrong = pathways.find((pathway) => !known.pathways.includes(pathway))
  if (wrong) throw new Error(`${file}: no pathway is called "${wrong}"; there are ${known.pathways.join(', ')}`)
  return read.data
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(`${file} is not JSON`, { cause })
  }
}

/** The route of each commissioner and pathway: as agreed, else our inbox. */
export const routesBy =
  (routes: readonly AgreedRoute[]): RouteOf =>
  (ods, pathway) => {
    const found = routes.find(({ commissioner, pathways }) => commissioner === ods && pathways.includes(pathway))
    return found ? { route: found.route, destination: mailbox(found.to) } : { route: 'inbox', destination: 'inbox' }
  }
