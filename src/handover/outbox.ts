import type { Claimed, Storage, Tried } from '../storage/storage.ts'
import { alarmsAmong } from './alarms.ts'
import type { Route, Sent } from './route.ts'
import { waitAfter } from './schedule.ts'

/** A lease outlives the longest try, so that nothing is sent by two; a process that dies holds nothing up for longer. */
const LEASE_MS = 60_000
const TRY_MS = 45_000

/** How often we look for what is due, and for what has waited too long. */
const LOOK_MS = 1_000
const ALARMS_MS = 60_000

export type OutboxParts = {
  readonly outbox: Storage['outbox']
  readonly routes: Readonly<Record<string, Route>>
  /** ISO time, UTC. */
  readonly now: () => string
  /** From 0 up to 1. */
  readonly random: () => number
  /** Told of what went wrong, in codes that name nobody. */
  readonly log: { readonly error: (what: object, message: string) => void }
  /** Tells people of alarms that nobody was told of yet. What it rejects with is tried again with the next look. */
  readonly tell: (alarms: Awaited<ReturnType<Storage['outbox']['setAlarms']>>) => Promise<void>
}

/** Sends what is due, each destination in a lane of its own, for as long as it runs. */
export type Outbox = {
  /** Ends the leases of whoever ran before, and begins to look. */
  readonly start: () => Promise<void>
  /** Sends all that is due now, and settles it. */
  readonly deliver: () => Promise<void>
  /** Raises and ends alarms, and tells people of new ones. */
  readonly lookForAlarms: () => Promise<void>
  /** Takes up nothing more, and waits for what is under way. */
  readonly stop: () => Promise<void>
}

export function createOutbox({ outbox, routes, now, random, log, tell }: OutboxParts): Outbox {
  const underWay = new Set<Promise<void>>()
  const timers: NodeJS.Timeout[] = []

  const later = (ms: number) => new Date(Date.parse(now()) + ms).toISOString()

  const deliver = async (): Promise<void> => {
    const claimed = await outbox.claim(now(), later(LEASE_MS))
    await Promise.all(claimed.map((one) => tracked(attempt(one))))
  }

  /** Every try is settled, whatever its route does; one that cannot be settled is tried again when its lease ends. */
  const attempt = async (delivery: Claimed): Promise<void> => {
    const came = await sent(delivery)
    const tried = triedOf(delivery, came)
    if ('problem' in tried)
      log.error(
        { delivery: delivery.id, route: delivery.route, problem: tried.problem, tries: delivery.tries + 1 },
        tried.nextAt ? 'a delivery failed, and will be tried again' : 'a delivery is given up: somebody must look',
      )
    await outbox.settle(delivery, tried, now())
  }

  const sent = async (delivery: Claimed): Promise<Sent> => {
    const route = routes[delivery.route]
    if (!route) return { problem: 'noSuchRoute', isFinal: true }
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), TRY_MS)
    const cut = new Promise<Sent>((resolve) => {
      late.signal.addEventListener('abort', () => resolve({ problem: 'tookTooLong' }))
    })
    try {
      return await Promise.race([route.send(delivery, late.signal), cut])
    } catch (error) {
      return { problem: codeOf(error) }
    } finally {
      clearTimeout(timer)
    }
  }

  const triedOf = ({ tries }: Claimed, came: Sent): Tried => {
    if ('sent' in came) return came
    const wait = 'isFinal' in came ? undefined : waitAfter(tries + 1, random(), came.retryAfter)
    return { problem: came.problem, ...(wait !== undefined && { nextAt: later(wait * 1000) }) }
  }

  const lookForAlarms = async (): Promise<void> => {
    const untold = await outbox.setAlarms(alarmsAmong(await outbox.waiting(), now()), now())
    if (untold.length === 0) return
    await tell(untold)
    await outbox.told(untold, now())
  }

  const tracked = (work: Promise<void>): Promise<void> => {
    underWay.add(work)
    return work.finally(() => underWay.delete(work))
  }

  /** Looks again and again; what fails is said, and looked for again. Never waits for a lane: another may be due. */
  const every = (ms: number, what: string, look: () => Promise<void>) => {
    const again = () => void tracked(look().catch((error) => log.error({ error: codeOf(error) }, what)))
    again()
    timers.push(setInterval(again, ms).unref())
  }

  return {
    start: async () => {
      await outbox.release()
      every(LOOK_MS, 'the outbox could not be read', deliver)
      every(ALARMS_MS, 'alarms could not be looked for or told', lookForAlarms)
    },
    deliver,
    lookForAlarms,
    stop: async () => {
      for (const timer of timers.splice(0)) clearInterval(timer)
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
  }
}

/** An error by its code or name: its message may repeat an address. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const { code } = error as NodeJS.ErrnoException
  return typeof code === 'string' ? code : error.name
}
