import { randomUUID } from 'node:crypto'
import type { Said } from '../../src/core/conversation/activity.ts'
import { type Received, receive, type Surroundings } from '../../src/receive.ts'
import { clicked, journeyThrough, typed } from '../durability/journey.ts'
import { type Pace, pace } from './figures.ts'

/** Whole journeys, hello to reference, through `receive()`: so many at once, every second one typed instead of clicked. */
export async function inProcess(around: Surroundings, journeys: number, atOnce: number): Promise<Pace> {
  const turns: number[] = []
  let left = journeys
  const next = async (): Promise<void> => {
    while (left > 0) {
      left--
      const heard = hearAt(around)
      const hear = async (said: Said) => {
        const begun = performance.now()
        const received = await heard(said)
        turns.push(performance.now() - begun)
        return received
      }
      const { reference } = await journeyThrough(hear, left % 2 === 0 ? clicked : typed)
      if (!reference) throw new Error('A journey ended without a reference')
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: atOnce }, next))
  return pace(turns, performance.now() - begun)
}

/** What hears a new conversation. */
export function hearAt(around: Surroundings): (said: Said) => Promise<Received> {
  const address = `bench:${randomUUID()}`
  return (said) => receive(around, { address, locale: 'en', id: randomUUID(), said })
}
