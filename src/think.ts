import type { Articles } from './core/articles.ts'
import type { Activity } from './core/conversation/activity.ts'
import type { Conversation } from './core/conversation/conversation.ts'
import type { AllFound, Need } from './core/conversation/settle.ts'
import { type Turn, turn } from './core/conversation/turn.ts'
import type { World } from './core/conversation/world.ts'
import type { Dialog } from './core/dialog/define.ts'
import type { Found, LookUp } from './core/dialog/look-up.ts'
import type { Understanding } from './core/understanding.ts'
import type { Language } from './core/words/language.ts'
import type { Words } from './core/words/words.ts'
import type { RouteOf } from './handover/referral.ts'
import type { Limits } from './limits.ts'
import type { Notices } from './notices.ts'
import type { Storage } from './storage/storage.ts'

/** What stands around the pure core: everything real that one message needs. */
export type Surroundings = {
  readonly storage: Storage
  readonly dialogs: Readonly<Record<string, Dialog>>
  readonly lookUps: Readonly<Record<string, LookUp>>
  /** The words of a language, or of English where we do not have it. */
  readonly wordsOf: (locale: string) => Words
  readonly languages: readonly Language[]
  readonly articles: Articles
  readonly understanding: Understanding
  /** What a text means as a sentence, where that can be told in time. */
  readonly meaningOf: (text: string) => Promise<Float32Array | undefined>
  /** Keeps a question that no article answered, without what tells of anybody. */
  readonly keepQuestion: (text: string, locale: string, zone: 'none' | 'offered') => Promise<void>
  /** The kinds of danger that words tell of plainly, in any of our languages. */
  readonly signs: World['signs']
  readonly foreign: World['foreign']
  readonly mode: 'practice' | 'live'
  /** How referrals reach a commissioner's pathway. */
  readonly routeOf: RouteOf
  /** ISO time, UTC. */
  readonly now: () => string
  readonly newId: () => string
  readonly newReference: () => string
  /** A secret key of 256 bits for one purpose, the same for as long as the oldest data key stays. */
  readonly channelKey: (purpose: string) => Uint8Array
  readonly limits: Limits
  /** Tells those who watch a conversation that something was said in it. */
  readonly notices: Notices
  /** Told when a look-up failed or took too long: its name and why, never what a person said. */
  readonly lookUpFailed: (lookUp: string, reason: unknown) => void
}

/** How long a look-up may take. After that its answer is "unknown", and it is asked again with the next message. */
export const LOOK_UP_DEADLINE_MS = 2_000

/** More look-ups in one turn than any dialog has. */
const MOST_LOOK_UPS = 10

/** Thinks one activity through, making the look-ups that the core asks for. Holds no lock and no transaction: they may be slow. */
export async function think(
  around: Surroundings,
  world: World,
  conversation: Conversation,
  activity: Activity,
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

/** What the core may know of the surroundings now; `meaning` is that of the sentence just heard. */
export function worldOf(around: Surroundings, locale: string, meaning?: Float32Array): World {
  const now = around.now()
  const { dialogs, languages, articles, signs, foreign, understanding, mode, newId, newReference } = around
  const versions = new Map<string, string>()
  return {
    dialogs,
    languages,
    articles,
    signs,
    foreign,
    understanding: {
      find: (text) => understanding.find(text, meaning),
      danger: (text) => understanding.danger(text, meaning),
      isHarmless: (text) => understanding.isHarmless(text, meaning),
      isWord: understanding.isWord,
    },
    mode,
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
