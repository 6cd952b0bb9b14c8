import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Commissioners } from './commissioners.ts'
import { londonDate } from './london-date.ts'
import { parsed } from './tables.ts'

/** What a contact is: a message of its own for each. */
export const kinds = ['networks', 'userLed', 'advice', 'brokers', 'advocates'] as const
export type Kind = (typeof kinds)[number]

/** Whom a contact is for. */
const interests = [
  'everyone',
  'carers',
  'parents',
  'learningDisability',
  'mentalHealth',
  'older',
  'disability',
  'employer',
] as const

const date = z.iso.date()
const text = z.string().min(1)

/** Field names of HSDS 3.0 (Open Referral UK); `review_by`, `checked` and the `standing` and `seen` of a phone are ours. */
const service = z.strictObject({
  id: text,
  name: text,
  status: z.enum(['active', 'inactive']),
  url: z.httpUrl().optional(),
  assured_date: date.optional(),
  review_by: date.optional(),
  eligibility_description: text.optional(),
  service_areas: z.array(z.strictObject({ name: text })).min(1),
  phones: z
    .array(z.strictObject({ number: text, standing: z.enum(['official', 'unverified', 'professionals']), seen: text }))
    .default([]),
  schedules: z.array(z.strictObject({ description: text })).default([]),
  attributes: z.array(
    z.discriminatedUnion('taxonomy', [
      z.strictObject({ taxonomy: z.literal('kind'), code: z.enum(kinds) }),
      z.strictObject({ taxonomy: z.literal('interest'), code: z.enum(interests) }),
    ]),
  ),
  checked: z.strictObject({ source: text, seen: date, confidence: text }),
})
const file = z.strictObject({
  source: text,
  seen: date,
  reviewBy: date,
  services: z.array(z.looseObject({ id: text })),
})

type Service = z.infer<typeof service>

/** A contact as people may see it on a date. */
export type Peer = {
  readonly name: string
  readonly url?: string
  /** Those that may be shown: none that nobody has checked, and none past its review. */
  readonly numbers: readonly string[]
  readonly hours: string
  /** Who may use it, if not everybody. */
  readonly whom?: string
  readonly kinds: readonly Kind[]
  readonly interests: readonly string[]
  /** Names of places; none for the whole of England. */
  readonly areas: readonly string[]
  /** The integrated care boards that these lie in, by ODS code: as they were when the file was made. */
  readonly boards: readonly string[]
}

export type PeerTable = {
  /** Every contact on a London date. */
  readonly on: (date: string) => readonly Peer[]
  /** Changes when the file does, and on the day after a review was due. */
  readonly version: (now: string) => string
}

/** The area of those who help anywhere. */
const EVERYWHERE = 'England'

/** Reads the contacts once. Stops, naming file and entry, at one that is not whole. */
export const loadPeers = (path: string, commissioners: Pick<Commissioners, 'byCouncil'>): PeerTable => {
  const content = readFileSync(path, 'utf8')
  const read = file.safeParse(parsed(path, content))
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`)
  const services = read.data.services.map((one) => {
    const whole = service.safeParse(one)
    if (!whole.success) throw new Error(`${path}: "${one.id}": ${z.prettifyError(whole.error)}`)
    return whole.data
  })
  const boardsOf = (area: string) => commissioners.byCouncil(area, read.data.seen).map((share) => share.area)
  const entries = services.map((one) => {
    const wrong = mistake(one, services, boardsOf)
    if (wrong) throw new Error(`${path}: "${one.id}" ${wrong}`)
    return { one, boards: placesOf(one).flatMap(boardsOf) }
  })
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 8)
  const reviews = services.flatMap(({ review_by }) => review_by ?? []).toSorted()
  return {
    on: (today) =>
      entries
        .filter(({ one }) => one.status === 'active')
        .map(({ one, boards }) => ({ ...shown(one, today), areas: placesOf(one), boards })),
    version: (now) => `${digest}.${reviews.filter((day) => day < londonDate(now)).at(-1) ?? ''}`,
  }
}

/** What the shape of an entry cannot tell. */
const mistake = (
  one: Service,
  all: readonly Service[],
  boardsOf: (area: string) => readonly string[],
): string | undefined => {
  const { id, assured_date, review_by, phones, attributes } = one
  if (all.filter((other) => other.id === id).length > 1) return 'is there twice'
  if (phones.some(({ standing }) => standing === 'official') && !(assured_date && review_by))
    return 'has an official number, so it needs "assured_date" and "review_by"'
  if ((review_by ?? '9') <= (assured_date ?? '')) return 'is to be reviewed before it was assured'
  for (const taxonomy of ['kind', 'interest'])
    if (!attributes.some((term) => term.taxonomy === taxonomy)) return `has no ${taxonomy}`
  const lost = placesOf(one).find((area) => boardsOf(area).length === 0)
  return lost && `covers "${lost}", which is no council`
}

const placesOf = ({ service_areas }: Service) =>
  service_areas.map(({ name }) => name).filter((name) => name !== EVERYWHERE)

const shown = (one: Service, today: string): Omit<Peer, 'areas' | 'boards'> => {
  const { name, url, review_by, eligibility_description, phones, schedules, attributes } = one
  const isFresh = review_by !== undefined && today <= review_by
  return {
    name,
    url,
    numbers: isFresh ? phones.filter(({ standing }) => standing === 'official').map(({ number }) => number) : [],
    whom: eligibility_description,
    hours: schedules.map(({ description }) => description).join('; '),
    kinds: attributes.flatMap((term) => (term.taxonomy === 'kind' ? term.code : [])),
    interests: attributes.flatMap((term) => (term.taxonomy === 'interest' ? term.code : [])),
  }
}
