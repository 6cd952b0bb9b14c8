import { setTimeout as pause } from 'node:timers/promises'

/** So many may wait, and so many for one reference: whoever comes after is asked to come again. */
const MOST_WAITING = 20

/** As many of the newest times as tell how long one takes. */
const TIMES = 20

/** Whose turn it is to do what is slow. Each gives nothing where too many wait. */
export type Turns = {
  /** Does slow pieces of work, one after another, when it is their turn. */
  readonly work: <Done>(
    reference: string,
    pieces: readonly (() => Promise<Done>)[],
  ) => Promise<readonly Done[] | undefined>
  /** Takes as long as so many pieces of work would, holds nobody else up, and says no. */
  readonly wait: (reference: string, pieces: number) => Promise<false | undefined>
}

/**
 * One piece of work at a time, as each takes 128 MB; and one place for each reference, so that nobody fills the queue with tries at one. Where
 * there is nothing to work on, the wait is behind the same queue and as long, so that nobody learns by the time which references there are.
 */
export function turns(one: () => Promise<void>): Turns {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  const took: number[] = []
  const lanes = new Map<string, { last: Promise<unknown>; waiting: number }>()

  const timed = async <Done>(piece: () => Promise<Done>): Promise<Done> => {
    const start = performance.now()
    const done = await piece()
    took.unshift(performance.now() - start)
    took.splice(TIMES)
    return done
  }

  const inQueue = async <Done>(pieces: readonly (() => Promise<Done>)[]): Promise<readonly Done[] | undefined> => {
    if (waiting >= MOST_WAITING) return undefined
    waiting++
    const made = last.then(async () => {
      const all: Done[] = []
      for (const piece of pieces) all.push(await timed(piece))
      return all
    })
    last = made.catch(() => {})
    return made.finally(() => waiting--)
  }

  /** Runs after all that came before for the same reference. */
  const inLane = async <Done>(reference: string, run: () => Promise<Done>): Promise<Done | undefined> => {
    const lane = lanes.get(reference) ?? { last: Promise.resolve(), waiting: 0 }
    if (lane.waiting >= MOST_WAITING) return undefined
    lanes.set(reference, lane)
    lane.waiting++
    const made = lane.last.then(run)
    lane.last = made.catch(() => {})
    return made.finally(() => {
      lane.waiting--
      if (lane.waiting === 0) lanes.delete(reference)
    })
  }

  /** How long one piece takes: any of the newest, as always the same would tell that none is done. */
  const usual = (): number => took[Math.floor(Math.random() * took.length)] ?? 0

  let isKnown: Promise<unknown> | undefined
  return {
    work: (reference, pieces) => inLane(reference, () => inQueue(pieces)),
    wait: (reference, pieces) =>
      inLane(reference, async () => {
        if (waiting >= MOST_WAITING) return undefined
        isKnown ??= took.length === 0 ? inQueue([one]) : Promise.resolve()
        await isKnown
        await last
        for (let waited = 0; waited < pieces; waited++) await pause(usual())
        return false
      }),
  }
}
