import { setTimeout as wait } from 'node:timers/promises'
import { seeded } from '../durability/seeded.ts'
import { quantile } from './figures.ts'
import type { Chat, Sender } from './senders/sender.ts'

/** How messages arrive. */
export type Load = {
  /** Messages a second. */
  readonly rate: number
  /** How long they are counted, after a warm-up that is not. */
  readonly seconds: number
  readonly warmUp: number
  /** Chats that take turns to speak. */
  readonly chats: number
  readonly seed: number
}

/** What became of the messages that count. Times are in milliseconds, from when a message was to be sent until it was taken. */
export type OpenLoop = {
  readonly asked: number
  /** Messages a second that were taken, until the last of them was. */
  readonly achieved: number
  readonly p50: number
  readonly p99: number
  readonly most: number
  /** How late 99 of 100 messages were sent at most: more than a few milliseconds, and the computer has other things to do. */
  readonly late: number
  readonly journeys: number
  /** What went wrong, and how often. */
  readonly errors: Readonly<Record<string, number>>
}

/**
 * Sends messages at moments that are fixed beforehand, as independent people do: whether the server has answered the last one makes no
 * difference. A message that has to wait, here or there, waits from its moment on, so a stall counts for all that it delays.
 */
export async function openLoop({ begin }: Sender, { rate, seconds, warmUp, chats, seed }: Load): Promise<OpenLoop> {
  const random = seeded(seed)
  const moments = [...arrivals(rate, 0, warmUp, random), ...arrivals(rate, warmUp, seconds, random)]
  // The first walks end early, each somewhere else, so that at any moment people are at every question.
  const idle: Speaker[] = Array.from({ length: chats }, () => ({
    chat: begin(),
    left: 1 + Math.floor(random() * WALK),
  }))
  const taken: number[] = []
  const late: number[] = []
  const errors: Record<string, number> = {}
  let journeys = 0
  let last = 0

  const begun = performance.now()
  const speak = async (moment: number): Promise<void> => {
    const isCounted = moment >= warmUp * 1000
    if (isCounted) late.push(performance.now() - begun - moment)
    // Everybody waits for an answer: somebody new comes.
    const { chat, left } = idle.shift() ?? { chat: begin(), left: Number.POSITIVE_INFINITY }
    try {
      const isOver = await chat.next()
      const now = performance.now() - begun
      if (isCounted) {
        taken.push(now - moment)
        last = Math.max(last, now)
        if (isOver) journeys++
      }
      idle.push(isOver || left <= 1 ? { chat: begin(), left: Number.POSITIVE_INFINITY } : { chat, left: left - 1 })
    } catch (error) {
      if (isCounted) errors[String(error)] = (errors[String(error)] ?? 0) + 1
      idle.push({ chat: begin(), left: Number.POSITIVE_INFINITY })
    }
  }

  const all: Promise<void>[] = []
  for (const moment of moments) {
    const early = moment - (performance.now() - begun)
    if (early > 0) await wait(early)
    all.push(speak(moment))
  }
  await Promise.all(all)
  const span = Math.max(seconds * 1000, last - warmUp * 1000)
  return {
    asked: rate,
    achieved: (taken.length / span) * 1000,
    p50: quantile(taken, 0.5),
    p99: quantile(taken, 0.99),
    most: taken.reduce((most, one) => Math.max(most, one), 0),
    late: quantile(late, 0.99),
    journeys,
    errors,
  }
}

type Speaker = { readonly chat: Chat; readonly left: number }

/** About how many messages a journey has. */
const WALK = 28

/** A Poisson process of exactly so many arrivals, in milliseconds: moments that know nothing of one another, in order. */
function arrivals(rate: number, from: number, seconds: number, random: () => number): readonly number[] {
  const moments = Array.from({ length: rate * seconds }, () => (from + random() * seconds) * 1000)
  return moments.sort((one, other) => one - other)
}
