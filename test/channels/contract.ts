import { randomUUID } from 'node:crypto'
import type { PhbData } from '../../src/channels/bot-activity.ts'
import type { Asked } from '../../src/core/conversation/asked.ts'
import { receive, type Surroundings } from '../../src/receive.ts'
import { journeyThrough, typed } from '../durability/journey.ts'
import type { Site } from '../server/site.ts'

/** A channel, as a person uses it: what every channel must carry, and one contract tests on all of them. */
export type ChannelDriver = {
  readonly name: string
  /** Comes for the first time, in this language. */
  readonly start: (site: Site, locale?: string) => Promise<Person>
}

export type Person = {
  /** What was heard last; at first the welcome. */
  readonly heard: () => Heard
  /** Types something, and gives what is said to it. */
  readonly say: (text: string) => Promise<Heard>
  /** Where storage keeps the conversation. */
  readonly address: () => string
  readonly end: () => Promise<void>
}

/** What reached the person. */
export type Heard = {
  /** What was said, in words; a channel may cut it into as many pieces as it likes. */
  readonly texts: readonly string[]
  /** The labels of the choices offered. */
  readonly choices: readonly string[]
  /** Where the channel carries it. */
  readonly phb?: PhbData
}

/** One step of the conversation that all channels have: what is typed, and what must then be heard. */
export type Step = {
  readonly typed: string
  /** Each sentence of what is said. */
  readonly sentences: readonly string[]
  readonly choices: readonly string[]
  readonly keys: readonly string[]
  readonly question?: string
}

/** Where `receive` itself was spoken to. */
export const NO_CHANNEL = 'contract:no-channel'

/** From hello to a reference, as it goes without any channel: by this all channels are measured. The first step is the welcome. */
export async function withoutChannel(around: Surroundings): Promise<readonly Step[]> {
  const steps: Step[] = []
  await journeyThrough(async (said) => {
    const received = await receive(around, { address: NO_CHANNEL, locale: 'en', id: randomUUID(), said })
    const words = around.wordsOf('en')
    steps.push({
      typed: 'text' in said ? said.text : '',
      sentences: received.say.flatMap(({ key, values }) => sentencesIn(words.say(key, values))),
      choices: labels(received.asked),
      keys: received.say.map(({ key }) => key),
      ...(received.asked && { question: received.asked.question }),
    })
    return received
  }, typed)
  return steps
}

const labels = (asked: Asked | undefined) => (asked?.choices ?? []).map(({ label }) => label)

/** Sentences without their spaces: channels cut and wrap them in their own ways. */
export const sentencesIn = (text: string): readonly string[] =>
  text.split(/(?<=[.?:])\s+/).map((sentence) => withoutSpaces(sentence))

/** Text without its spaces, and with any reference as the word for it. */
export const withoutSpaces = (text: string): string => text.replace(/\s+/g, '').replace(REFERENCE, 'reference')

const REFERENCE = /PHB-[0-9A-Z]{4}-[0-9A-Z]{4}/g

/** All that is kept of a conversation, and the referral that it led to, but for what differs each time: ids, times, the reference. */
export async function keptIn(around: Surroundings, address: string): Promise<unknown> {
  const kept = await around.storage.find(address)
  if (!kept) throw new Error(`Nothing is kept at ${address}`)
  const { locale, runs, subjects, stack } = kept.conversation
  const reference = Object.values(runs).find((run) => run.reference)?.reference
  const row = (await around.storage.deliveries()).find((delivery) => delivery.reference === reference)
  const opened = row && (await around.storage.openDelivery(row.id, around.now()))
  return alike({ locale, runs, subjects, stack, referral: opened?.referral })
}

/** The same text for the same content: ids are counted as they appear, times and references are only that. */
function alike(value: unknown): unknown {
  const ids = new Map<string, string>()
  const counted = (id: string) => {
    if (!ids.has(id)) ids.set(id, `id${ids.size + 1}`)
    return ids.get(id)
  }
  const text = JSON.stringify(value)
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => counted(id) ?? id)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
    .replace(REFERENCE, 'reference')
  return JSON.parse(text)
}
