import type { Received, Surroundings } from '../../receive.ts'
import type { Entry } from '../../storage/storage.ts'

type Ours = Extract<Entry, { from: 'bot' }>

/** What we said to this message: now, or when it came before. Nothing if that is not kept. */
export async function answered(
  around: Surroundings,
  address: string,
  id: string,
  received: Received,
): Promise<Ours | undefined> {
  if (received.forgotten) return farewell(around, received)
  return (
    after(await around.storage.transcript(address, 0, LATEST), id) ??
    after(await around.storage.transcript(address), id)
  )
}

/** How far back we look first: a message that comes again is one of the last. */
const LATEST = 6

/** What follows the newest entry with this id, or with a later body of it. */
function after(entries: readonly Entry[], id: string): Ours | undefined {
  const at = entries.findLastIndex(
    (entry) => entry.from === 'person' && (entry.id === id || entry.id.startsWith(`${id}~`)),
  )
  const next = at < 0 ? undefined : entries[at + 1]
  return next?.from === 'bot' ? next : undefined
}

/** The last words to somebody who is forgotten: they stand in no transcript. */
function farewell(around: Surroundings, { say, outcomes, conversation }: Received): Ours | undefined {
  if (say.length === 0) return undefined
  const { locale } = conversation
  const outcome = outcomes.at(-1)
  const { version } = around.wordsOf(locale)
  const about = outcome ? { outcome } : {}
  return { number: 0, at: around.now(), from: 'bot', locale, words: version, messages: say, about }
}
