import type { Pace } from './figures.ts'

/** One line of the table. */
export type Row = {
  readonly measured: string
  readonly figure: string
  readonly aim?: string
  /** Why the figure says nothing, so that the run fails. */
  readonly fails?: string
}

/** Rounds of each measurement whose median is given; one more before them only warms up. */
export const ROUNDS = 5

/** Says what is being measured, where it does not get into the table. */
export const tell = (what: string) => process.stderr.write(`${what} …\n`)

export function shown({ perSecond, p50, p99 }: Pace): string {
  const rate = Math.round(perSecond).toLocaleString('en')
  return `${rate}/s, p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`
}

/** An aim, and whether a figure reached it. */
export const judged = (aim: string, isReached: boolean) => `${aim}: ${isReached ? 'reached' : 'missed'}`
