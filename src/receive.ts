import { aboutTurn } from './about-turn.ts'
import { type Said, typedIn } from './core/conversation/activity.ts'
import { type Asked, asked } from './core/conversation/asked.ts'
import { type Conversation, newConversation } from './core/conversation/conversation.ts'
import type { Turn } from './core/conversation/turn.ts'
import type { World } from './core/conversation/world.ts'
import type { Message } from './core/words/message.ts'
import type { Words } from './core/words/words.ts'
import { newReferral } from './handover/from-answers.ts'
import type { Entry, Kept, SaidByUs } from './storage/storage.ts'
import { type Surroundings, think, worldOf } from './think.ts'

export type { Surroundings } from './think.ts'

/** One message as a channel hands it over. */
export type Incoming = {
  /** The channel and a secret that only the person's device knows. */
  readonly address: string
  readonly locale: string
  /** Unique in the conversation: a repeated one is answered as before. The same id with another body is a change, unless it is refused. */
  readonly id: string
  /** A program made the id, once for each message: with another body it is somebody's mistake, and nothing is done. */
  readonly refusesChange?: true
  readonly said: Said
  /** The revision of the page that it was made on. */
  readonly revision?: number
  /** The channel has just found the conversation: if it is gone, it was forgotten, and these words begin no other. */
  readonly isKnown?: true
  /** How the person can be reached later: kept with the conversation, and forgotten with it. */
  readonly reach?: Conversation['reach']
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
  /** Its id stands for another body. */
  readonly refused?: true
  /** The conversation was erased. */
  readonly forgotten?: true
}

/** How often a turn is thought again when somebody else saved in between. */
const MOST_TRIES = 3

/**
 * One message, from arrival to answer. Thinks outside any transaction (look-ups may be slow), then saves answers, transcript and
 * referral in one, and only then is anything said. Rejects when it could not be saved: nothing is ever acknowledged that was not.
 */
export async function receive(around: Surroundings, incoming: Incoming): Promise<Received> {
  let known: Conversation | undefined
  const typed = typedIn(incoming.said)
  const meaning = typed ? await around.meaningOf(typed) : undefined
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const kept = await around.storage.find(incoming.address, incoming.id)
    // Forgotten while we thought, or just before: these words go with the rest.
    const lost = known ?? (incoming.isKnown && newConversation(around.newId(), incoming.locale))
    if (lost && !kept) return { conversation: lost, say: [], outcomes: [], forgotten: true }
    known = kept?.conversation
    if (kept?.earlier.some(({ said }) => isSame(said, incoming.said))) return repeated(around, kept)
    if (kept && kept.earlier.length > 0 && incoming.refusesChange)
      return { conversation: kept.conversation, say: [], outcomes: [], refused: true }
    const { id, said } = heard(incoming, kept)
    const before = kept?.conversation ?? newConversation(around.newId(), incoming.locale)
    const world = worldOf(around, before.locale, meaning)
    const thought = await think(around, world, before, { id, said, revision: incoming.revision })
    if (thought.effects.some((effect) => 'forget' in effect)) {
      await around.storage.forget(incoming.address)
      around.notices.tell(incoming.address)
      return { conversation: before, say: thought.say.slice(0, 1), outcomes: thought.outcomes, forgotten: true }
    }
    // What was asked for in another language is answered in it.
    const after = thought.conversation.locale === before.locale ? world : worldOf(around, thought.conversation.locale)
    const messages = thought.say.map((message) => withText(after.words, message))
    const spoken = withShown(thought.conversation, messages, after)
    const conversation = incoming.reach ? { ...spoken, reach: incoming.reach } : spoken
    const question = asked(after, conversation)
    const isDiscarded = thought.effects.some((effect) => 'discard' in effect)
    const saved = await around.storage.save({
      address: incoming.address,
      conversation,
      version: kept?.version ?? 0,
      at: world.now,
      heard: { id, said: isDiscarded ? ERASED : said },
      answered: {
        locale: conversation.locale,
        words: after.words.version,
        messages,
        about: aboutTurn(thought, question),
      },
      ...newReferral(world, conversation, thought.effects, around),
      ...(isDiscarded && { erasesEarlier: true }),
    })
    if (saved === 'saved') {
      around.notices.tell(incoming.address)
      const { unanswered } = thought
      if (unanswered) await around.keepQuestion(unanswered.text, before.locale, unanswered.zone)
      return result(conversation, thought, question)
    }
  }
  throw new Error('The conversation was busy: three tries did not save')
}

/** What is on a person's screen: the transcript (the `last` of it), and the question that waits. Nothing if they are new, or a look-up is due. */
export async function look(
  around: Surroundings,
  address: string,
  after = 0,
  last?: number,
): Promise<{ conversation: Conversation; asked: Asked; entries: readonly Entry[] } | undefined> {
  const kept = await around.storage.find(address)
  if (!kept) return undefined
  const question = asked(worldOf(around, kept.conversation.locale), kept.conversation)
  return (
    question && {
      conversation: kept.conversation,
      asked: question,
      entries: await around.storage.transcript(address, after, last),
    }
  )
}

/** The same id with another body is the person's change of what they said then: it gets an id of its own. */
function heard({ id, said }: Incoming, kept: Kept | undefined): { id: string; said: Said } {
  if (!kept || kept.earlier.length === 0) return { id, said }
  const next = `${id}~${kept.earlier.length + 1}`
  return { id: next, said: 'answer' in said ? { answer: { ...said.answer, change: true } } : said }
}

/** What stands for words that were not kept; the same id after it is the same message, whatever it says. */
const ERASED: Said = { arrived: true }

function isSame(kept: Said, said: Said): boolean {
  const plain = (said: Said) => JSON.stringify('answer' in said ? { ...said.answer, change: undefined } : said)
  return 'arrived' in kept || plain(kept) === plain(said)
}

function withText(words: Words, message: Message): SaidByUs {
  return message.keepText ? { ...message, text: words.say(message.key, message.values) } : message
}

function withShown(conversation: Conversation, messages: readonly SaidByUs[], world: World): Conversation {
  const shown = messages.flatMap(({ key, text }) =>
    text === undefined
      ? []
      : [[key, { text, locale: conversation.locale, words: world.words.version, at: world.now }] as const],
  )
  return shown.length === 0
    ? conversation
    : { ...conversation, shown: { ...conversation.shown, ...Object.fromEntries(shown) } }
}

function result(conversation: Conversation, thought: Turn, question: Asked | undefined): Received {
  const submit = thought.effects.find((effect) => 'submit' in effect)
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
