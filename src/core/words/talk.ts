import { normalise, wordsOf } from '../questions/normalise.ts'

/** What people say to whoever is there: each has words of its own, and an answer, in `talk.json`. `other`: small talk of no kind that we know. */
export const talkTopics = [
  'hello',
  'howAreYou',
  'thanks',
  'fine',
  'sorry',
  'bye',
  'robot',
  'made',
  'feelings',
  'joke',
  'rude',
  'other',
] as const
export type TalkTopic = (typeof talkTopics)[number]

/** Finds what a whole message is, said plainly or among words that change nothing. */
export function talkIn(
  lists: ReadonlyMap<TalkTopic, readonly string[]>,
  neutral: ReadonlySet<string>,
): (text: string) => TalkTopic | undefined {
  const topics = new Map([...lists].flatMap(([topic, words]) => words.map((word) => [normalise(word), topic] as const)))
  return (text) => {
    const words = wordsOf(text)
    if (words.length > LONGEST) return undefined
    const bare = words.filter((word) => !neutral.has(word)).join(' ')
    return topics.get(words.join(' ')) ?? (bare === '' ? undefined : topics.get(bare))
  }
}

/** More words than this say something else too. */
const LONGEST = 12

/** What stands after words such as "no I meant", which begin a message; empty for those that stand alone ("that's wrong"); nothing for others. */
export function correctionIn(leads: readonly string[], alone: readonly string[]): (text: string) => string | undefined {
  const bare = new Set(alone.map(normalise))
  const known = leads.map((lead) => `${normalise(lead)} `).toSorted((one, other) => other.length - one.length)
  return (text) => {
    const said = normalise(text)
    if (bare.has(said)) return ''
    const lead = known.find((one) => said.startsWith(one))
    return lead === undefined ? undefined : textAfter(text, lead.trim().split(' ').length)
  }
}

/** The text after so many of its words, as it was typed: a name keeps its capitals, a number its spaces. */
function textAfter(text: string, count: number): string {
  const words = text.trim().split(/\s+/)
  let left = count
  const at = words.findIndex((word) => {
    left -= wordsOf(word).length
    return left < 0
  })
  return at === -1 ? '' : words.slice(at).join(' ')
}
