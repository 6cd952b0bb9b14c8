import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { readBounce } from '../handover/bounce.ts'
import { CHECK_AFTER_DAYS, readRoutes, routesBy } from '../handover/read-routes.ts'
import { readReference } from '../handover/reference.ts'
import { knownRoutes } from '../known-routes.ts'
import type { OutboxRow, Storage } from '../storage/storage.ts'
import { withStorage } from './open-storage.ts'

type Outbox = Storage['outbox']
type Routes = ReturnType<typeof readRoutes>

/**
 * What has not left us or was not received, and what to do about it; works while the server runs.
 *
 *     npm run outbox                                   lists it, and the routes
 *     npm run outbox -- retry PHB-XXXX-XXXX            tries again now, from the first try on
 *     npm run outbox -- redirect PHB-XXXX-XXXX QOP chc "why"
 *     npm run outbox -- bounce < returned-mail         for the mail server: a letter came back
 */
const { positionals } = parseArgs({ allowPositionals: true })
const [command = 'list', given = '', ods = '', pathway = '', note = ''] = positionals
const now = new Date().toISOString()

await withStorage(async ({ outbox }, { routesFolder }) => {
  const { folder, known } = knownRoutes(routesFolder)
  const routes = readRoutes(folder, known)
  if (command === 'list') return list(await outbox.waiting(), routes)
  if (command === 'bounce') return bounce(outbox)
  if (command === 'retry' || command === 'redirect') {
    const row = await named(outbox)
    return command === 'retry' ? retry(outbox, row) : redirect(outbox, row, known, routes)
  }
  throw new Error(`No command is called "${command}": there are list, retry, redirect and bounce`)
})

function list(rows: readonly OutboxRow[], routes: Routes): void {
  if (rows.length === 0) console.log('Nothing waits')
  for (const { reference, what, state, stateAt, commissioner, pathway, route, tries, dueAt, problem, deadAt } of rows)
    console.log(
      [
        `${reference}  ${what.padEnd(9)} ${(deadAt ? 'GIVEN UP' : state).padEnd(9)} since ${stateAt.slice(0, 16)}`,
        `${commissioner}/${pathway} by ${route}, ${tries} tries${problem ? `, last: ${problem}` : ''}${dueAt ? `, next ${dueAt.slice(0, 16)}` : ''}`,
      ].join('  '),
    )
  for (const { commissioner, pathways, to, agreed, checked } of routes) {
    const days = Math.floor((Date.parse(now) - Date.parse(checked)) / 86_400_000)
    const isOld = days > CHECK_AFTER_DAYS ? `: ${days} days ago, ask them again` : ''
    console.log(
      `route ${commissioner}/${pathways.join('+')} to ${to}, agreed ${agreed.when} by ${agreed.who}, checked ${checked}${isOld}`,
    )
  }
}

/** The newest delivery of the referral itself. */
async function named(outbox: Outbox): Promise<OutboxRow> {
  const reference = readReference(given)
  if (!reference) throw new Error(`"${given}" is no reference: they look like PHB-XXXX-XXXX`)
  const row = (await outbox.waiting()).findLast((one) => one.reference === reference && one.what === 'referral')
  if (!row) throw new Error(`${reference} does not wait: it is over, or there is no such referral`)
  return row
}

/** What the audit log says of it. */
function line(act: string, about: string) {
  return { at: now, staff: 'outbox-command', act, about }
}

async function retry(outbox: Outbox, { id, reference }: OutboxRow): Promise<void> {
  const isDue = await outbox.retry(id, now, line('retried', reference))
  if (!isDue) throw new Error(`${reference} has left us already: there is nothing to try`)
  console.log(`${reference} is tried again now`)
}

async function redirect(
  outbox: Outbox,
  { id, reference }: OutboxRow,
  known: ReturnType<typeof knownRoutes>['known'],
  routes: Routes,
): Promise<void> {
  if (!known.commissioner(ods)) throw new Error(`No commissioner has the code "${ods}"`)
  if (!known.pathways.includes(pathway))
    throw new Error(`No pathway is called "${pathway}": there are ${known.pathways.join(', ')}`)
  if (!note) throw new Error('Say why, in quotes, at the end: the board that gets it reads that')
  const to = { commissioner: ods, pathway, ...routesBy(routes)(ods, pathway) }
  const moved = await outbox.redirect(id, to, { at: now, by: 'operator', note }, line('redirected', reference))
  if (!moved) throw new Error(`${reference} is over: it cannot go elsewhere`)
  console.log(`${reference} goes to ${ods}/${pathway} by ${to.route}`)
}

/** Ends well for a mail that is none of ours: a mail server would send our complaint to whoever wrote it. */
async function bounce(outbox: Outbox): Promise<void> {
  const found = await readBounce(await text(process.stdin))
  if (!found) return console.log('That is no returned letter of ours')
  if (!found.isFinal) return console.log(`${found.delivery} is only delayed`)
  const isKnown = await outbox.bounced(found.delivery, now)
  console.log(isKnown ? `${found.delivery} came back: the alarm is raised` : `${found.delivery} is not waiting`)
}
