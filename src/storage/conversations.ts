import type { Kysely } from 'kysely'
import type { Said } from '../core/conversation/activity.ts'
import type { Conversation } from '../core/conversation/conversation.ts'
import { builtOnce } from './built-once.ts'
import { cells } from './cells.ts'
import { hash } from './hash.ts'
import { idAt } from './id-at.ts'
import type { Keyring } from './keyring.ts'
import type { Schema, WrappedKey } from './schema.ts'
import { unsealJson } from './seal.ts'
import type { Entry, Kept } from './storage.ts'

/** Reads a conversation, and what was said before under this activity id or its later bodies, at one moment. */
export const find = async (
  db: Kysely<Schema>,
  keys: Keyring,
  address: string,
  activity = noActivity,
): Promise<Kept | undefined> => {
  const { rows } = await withEarlier(db, {
    addressHash: hash(address),
    from: activity,
    before: `${activity}${afterTilde}`,
  })
  const [row] = rows
  if (!row) return undefined

  const { id, version, state } = row
  const key = keys.open('conversation', id, row)
  const earlier = rows
    .flatMap(({ activity, number, body }) => (activity && number && body ? [{ id: activity, number, body }] : []))
    .filter((entry) => entry.id === activity || entry.id.startsWith(`${activity}~`))
    .sort((one, other) => one.number - other.number)
    .map((entry) => ({ id: entry.id, said: unsealJson<Said>(key, cells.entry(id, entry.number), entry.body) }))
  return { conversation: unsealJson<Conversation>(key, cells.state(id), state), version, earlier }
}

/** The conversation at an address, beside each entry whose activity is in this range. */
const withEarlier = builtOnce<Sought>()((db, value) =>
  db
    .selectFrom('conversation')
    .leftJoin('entry', (join) =>
      // A range, because the index finds it: these ids begin with this one, though not all are later bodies of it.
      join
        .onRef('entry.conversation_id', '=', 'conversation.id')
        .on('entry.activity', '>=', value('from'))
        .on('entry.activity', '<', value('before')),
    )
    .select(['id', 'version', 'key_id', 'wrapped_key', 'state', 'number', 'activity', 'body'])
    .where('conversation.id', '=', idAt(db, value('addressHash'))),
)

type Sought = { readonly addressHash: Buffer; readonly from: string; readonly before: string }

/** The transcript from the entry after this number, or the `last` of these entries. */
export const transcript = async (
  db: Kysely<Schema>,
  keys: Keyring,
  address: string,
  after = 0,
  last?: number,
): Promise<readonly Entry[]> => {
  const newest = await db
    .selectFrom('conversation')
    .innerJoin('entry', 'entry.conversation_id', 'conversation.id')
    .select(['id', 'key_id', 'wrapped_key', 'number', 'activity', 'at', 'body'])
    .where('conversation.id', '=', idAt(db, hash(address)))
    .where('number', '>', after)
    .orderBy('number', 'desc')
    .$if(last !== undefined, (query) => query.limit(last ?? 0))
    .execute()
  return opened(keys, newest.reverse())
}

/** Every entry of a conversation, by its id; none once it is forgotten. */
export const entriesOf = async (db: Kysely<Schema>, keys: Keyring, id: string): Promise<readonly Entry[]> =>
  opened(
    keys,
    await db
      .selectFrom('conversation')
      .innerJoin('entry', 'entry.conversation_id', 'conversation.id')
      .select(['id', 'key_id', 'wrapped_key', 'number', 'activity', 'at', 'body'])
      .where('conversation.id', '=', id)
      .orderBy('number')
      .execute(),
  )

type SealedEntry = WrappedKey & {
  readonly id: string
  readonly number: number
  readonly activity: string | null
  readonly at: string
  readonly body: Buffer
}

const opened = (keys: Keyring, rows: readonly SealedEntry[]): readonly Entry[] => {
  const [row] = rows
  if (!row) return []
  const key = keys.open('conversation', row.id, row)
  return rows.map(({ id, number, activity, at, body }): Entry => {
    if (activity === null)
      return { number, at, from: 'bot', ...unsealJson<Answered>(key, cells.entry(id, number), body) }
    return { number, at, from: 'person', id: activity, said: unsealJson<Said>(key, cells.entry(id, number), body) }
  })
}

type Answered = Omit<Extract<Entry, { from: 'bot' }>, 'number' | 'at' | 'from'>

/** The character after "~" in ASCII. */
const afterTilde = '\x7f'

/** An id that nobody gives: a control character alone. */
const noActivity = '\x7f'
