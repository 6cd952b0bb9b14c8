/** An integrated care board, and when it is responsible. */
export type Icb = {
  readonly ods: string
  readonly name: string
  /** The first day. */
  readonly from: string
  /** The first day on which it no longer is. */
  readonly to?: string
  readonly successors: readonly string[]
}

/** All the boards there have been, by date. Dates are London dates, `yyyy-mm-dd`. */
export type Icbs = {
  readonly all: readonly Icb[]
  /** Those responsible on a date, by name. */
  readonly on: (date: string) => readonly Icb[]
  /** A board, if it is responsible on that date. */
  readonly at: (ods: string, date: string) => Icb | undefined
  /** The board itself while it lasts, else those that took over from it, as they are on that date. */
  readonly successors: (ods: string, date: string) => readonly Icb[]
  /** The boards responsible on an earlier date for what is now this one's area: several when it was merged. */
  readonly before: (ods: string, date: string) => readonly Icb[]
}

export const icbs = (all: readonly Icb[]): Icbs => {
  const byOds = new Map(all.map((icb) => [icb.ods, icb]))
  const byName = all.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const on = (date: string) => byName.filter((icb) => lasts(icb, date))
  const successors = (ods: string, date: string): readonly Icb[] => {
    const icb = byOds.get(ods)
    if (!icb) return []
    if (!icb.to || date < icb.to) return [icb]
    return [...new Set(icb.successors.flatMap((next) => successors(next, date)))]
  }
  const leadsTo = (from: Icb, ods: string): boolean =>
    from.ods === ods || all.some((icb) => from.successors.includes(icb.ods) && leadsTo(icb, ods))
  return {
    all,
    on,
    at: (ods, date) => on(date).find((icb) => icb.ods === ods),
    successors,
    before: (ods, date) => on(date).filter((icb) => leadsTo(icb, ods)),
  }
}

const lasts = (icb: Icb, date: string) => icb.from <= date && (!icb.to || date < icb.to)
