import type { Said } from './core/conversation/activity.ts'
import { type Asked, asked } from './core/conversation/asked.ts'
import { type Conversation, newConversation } from './core/conversation/conversation.ts'
import type { AllFound, Need } from './core/conversation/settle.ts'
import { type Turn, turn } from './core/conversation/turn.ts'
import type { World } from './core/conversation/world.ts'
import type { Dialog } from './core/dialog/define.ts'
import type { Found, LookUp } from './core/dialog/look-up.ts'
import type { Message } from './core/words/message.ts'
import type { Words } from './core/words/words.ts'
import { newReferral } from './handover/referral.ts'
import type { Entry, Kept, SaidByUs, Storage } from './storage/storage.ts'

/** What stands around the pure core: everything real that one message needs. */
export type Surroundings = {
  readonly storage: Storage
  readonly dialogs: Readonly<Record<string, Dialog>>
  readonly lookUps: Readonly<Record<string, LookUp>>
  /** The words of a language, or of English where we do not have it. */
  readonly wordsOf: (locale: string) => Words
  readonly mode: 'practice' | 'live'
  /** ISO time, UTC. */
  readonly now: () => string
  readonly newId: () => string
  readonly newReference: () => string
  /** Told when a look-up failed or took too long: its name and why, never what a person said. */
  readonly lookUpFailed: (lookUp: string, reason: unknown) => void
}

/** One message as a channel hands it over. */
export type Incoming = {
  /** The channel and a secret that only the person's device knows. */
  readonly address: string
  readonly locale: string
  /** Unique in the conversation: a repeated one is answered as before. The same id with another body is a change. */
  readonly id: string
  readonly said: Said
  /** The revision of the page that it was made on. */
  readonly revision?: number
}

/** What came of a message. */
export type Received = {
  readonly conversation: Conversation
  readonly say: readonly Message[]
  readonly asked?: Asked
  readonly outcomes: Turn['outcomes']
  readonly reference?: string
  /** It had been answered before. */
  readonly repeated?: true
  /** The conversation was erased. */
  readonly forgotten?: true
}

/** How long a look-up may take. After that its answer is "unknown", and it is asked again with the next message. */
export const LOOK_UP_DEADLINE_MS = 2_000

/** How often a turn is thought again when somebody else saved in between. */
const MOST_TRIES = 3

/** More look-ups in one turn than any dialog has. */
const MOST_LOOK_UPS = 10

/**
 * One message, from arrival to answer. Thinks outside any transaction (look-ups may be slow), then saves answers, transcript and
 * referral in one, and only then is anything said. Rejects when it could not be saved: nothing is ever acknowledged that was not.
 */
export async function receive(around: Surroundings, incoming: Incoming): Promise<Received> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const kept = await around.storage.find(incoming.address, incoming.id)
    if (kept?.earlier.some(({ said }) => isSame(said, incoming.said))) return repeated(around, kept)
    const { id, said } = heard(incoming, kept)
    const before = kept?.conversation ?? newConversation(around.newId(), incoming.locale)
    const world = worldOf(around, before.locale)
    const thought = await think(around, world, before, { id, said, revision: incoming.revision })
    if (thought.effects.some((effect) => 'forget' in effect)) {
      await around.storage.forget(incoming.address)
      return { conversation: before, say: thought.say.slice(0, 1), outcomes: thought.outcomes, forgotten: true }
    }
    const messages = thought.say.map((message) => withText(world.words, message))
    const conversation = withShown(thought.conversation, messages, world)
    const saved = await around.storage.save({
      address: incoming.address,
      conversation,
      version: kept?.version ?? 0,
      at: world.now,
      heard: { id, said },
      answered: { locale: before.locale, words: world.words.version, messages },
      ...newReferral(world, conversation, thought.effects, around.mode),
    })
    if (saved === 'saved') return result(world, conversation, thought)
  }
  throw new Error('The conversation was busy: three tries did not save')
}

/** What is on a person's screen: the transcript, and the question that waits. Nothing if they are new, or a look-up is due. */
export async function look(
  around: Surroundings,
  address: string,
  after = 0,
): Promise<{ conversation: Conversation; asked: Asked; entries: readonly Entry[] } | undefined> {
  const kept = await around.storage.find(address)
  if (!kept) return undefined
  const question = asked(worldOf(around, kept.conversation.locale), kept.conversation)
  return (
    question && {
      conversation: kept.conversation,
      asked: question,
      entries: await around.storage.transcript(address, after),
    }
  )
}

function worldOf(around: Surroundings, locale: string): World {
  const now = around.now()
  const { dialogs, newId, newReference } = around
  const versions = new Map<string, string>()
  return {
    dialogs,
    newId,
    newReference,
    now,
    words: around.wordsOf(locale),
    version: (name) => {
      const version = versions.get(name) ?? lookUpOf(around, name).version(now)
      versions.set(name, version)
      return version
    },
  }
}

function lookUpOf(around: Surroundings, name: string): LookUp {
  const lookUp = around.lookUps[name]
  if (!lookUp) throw new Error(`No look-up is called "${name}"`)
  return lookUp
}

/** The same id with another body is the person's change of what they said then: it gets an id of its own. */
function heard({ id, said }: Incoming, kept: Kept | undefined): { id: string; said: Said } {
  if (!kept || kept.earlier.length === 0) return { id, said }
  const next = `${id}~${kept.earlier.length + 1}`
  return { id: next, said: 'answer' in said ? { answer: { ...said.answer, change: true } } : said }
}

function isSame(a: Said, b: Said): boolean {
  const plain = (said: Said) => JSON.stringify('answer' in said ? { ...said.answer, change: undefined } : said)
  return plain(a) === plain(b)
}

async function think(
  around: Surroundings,
  world: World,
  conversation: Conversation,
  activity: Parameters<typeof turn>[2],
): Promise<Turn> {
  let found: AllFound = {}
  for (let lookUps = 0; lookUps <= MOST_LOOK_UPS; lookUps++) {
    const thought = turn(world, conversation, activity, found)
    if (!('need' in thought)) return thought
    found = { ...found, [thought.need.key]: await lookedUp(around, thought.need, world.now) }
  }
  throw new Error(`More than ${MOST_LOOK_UPS} look-ups in one turn`)
}

/** Asks a service, for a while. That it failed is an answer too. */
async function lookedUp(around: Surroundings, { lookUp, input }: Need, now: string): Promise<Found> {
  const late = Promise.withResolvers<never>()
  const deadline = setTimeout(
    () => late.reject(new Error(`No answer in ${LOOK_UP_DEADLINE_MS} ms`)),
    LOOK_UP_DEADLINE_MS,
  )
  try {
    return await Promise.race([lookUpOf(around, lookUp).find(input, now), late.promise])
  } catch (reason) {
    around.lookUpFailed(lookUp, reason)
    return { choice: 'unknown' }
  } finally {
    clearTimeout(deadline)
  }
}

function withText(words: Words, message: Message): SaidByUs {
  return message.keepText ? { ...message, text: words.say(message.key, message.values) } : message
}

function withShown(conversation: Conversation, messages: readonly SaidByUs[], world: World): Conversation {
  const shown = messages.flatMap(({ key, text }) =>
    text === undefined ? [] : [[key, { text, words: world.words.version, at: world.now }] as const],
  )
  return shown.length === 0
    ? conversation
    : { ...conversation, shown: { ...conversation.shown, ...Object.fromEntries(shown) } }
}

function result(world: World, conversation: Conversation, thought: Turn): Received {
  const submit = thought.effects.find((effect) => 'submit' in effect)
  const question = asked(world, conversation)
  return {
    conversation,
    say: thought.say,
    outcomes: thought.outcomes,
    ...(question && { asked: question }),
    ...(submit && { reference: submit.submit.reference }),
  }
}

function repeated(around: Surroundings, { conversation }: Kept): Received {
  const question = asked(worldOf(around, conversation.locale), conversation)
  return { conversation, say: [], outcomes: [], repeated: true, ...(question && { asked: question }) }
}
