import { join } from 'node:path'
import Database from 'better-sqlite3'
import { readConfig } from '../../src/config.ts'
import { surroundings } from '../../src/surroundings.ts'

/** One client whose forms were all answered, the last of them the referral's consent. */
export type Submitted = {
  readonly secret: string
  /** The nonces of its forms; none for a bare client. */
  readonly nonces: readonly string[]
  readonly messages: number
  readonly retries: number
  /** Transcript entries from before it came to the server. */
  readonly entriesBefore: number
}

/** What a run left in the database, counted. */
export type KillFindings = {
  readonly referrals: number
  readonly messages: number
  /** Forms that were sent again, because no answer came. */
  readonly retries: number
  readonly lostMessages: number
  readonly doubledMessages: number
  readonly lostReferrals: number
  readonly doubledReferrals: number
  /** Referrals without exactly one delivery row. */
  readonly undelivered: number
  /** Deliveries whose referral does not open. */
  readonly unreadable: number
}

/** Reads the database after a run: everything that was acknowledged must be there, once. */
export async function found(folder: string, done: readonly Submitted[]): Promise<KillFindings> {
  const { around } = await surroundings(readConfig({ DATA_DIR: folder }), () => {})
  const deliveries = await around.storage.deliveries()
  let [lostMessages, doubledMessages, lostReferrals, doubledReferrals] = [0, 0, 0, 0]
  for (const client of done) {
    const address = `web:${client.secret}`
    const transcript = await around.storage.transcript(address, client.entriesBefore)
    const heard = transcript.flatMap((entry) => (entry.from === 'person' ? [entry.id] : []))
    const wanted = client.nonces.filter((nonce) => !heard.includes(nonce)).length
    lostMessages += Math.max(wanted, client.messages - heard.length)
    doubledMessages += Math.max(0, heard.length - client.messages)

    const conversation = (await around.storage.find(address))?.conversation
    const references = new Set(Object.values(conversation?.runs ?? {}).flatMap(({ reference }) => reference ?? []))
    const sent = deliveries.filter(({ reference }) => references.has(reference))
    if (sent.length === 0) lostReferrals++
    if (sent.length > 1) doubledReferrals += sent.length - 1
  }
  let unreadable = 0
  for (const { id, reference } of deliveries) {
    const opened = await around.storage.openDelivery(id, around.now()).catch(() => undefined)
    if ((opened?.referral as { reference?: string } | undefined)?.reference !== reference) unreadable++
  }
  await around.storage.close()

  const rows = counted(folder)
  return {
    referrals: done.length,
    messages: done.reduce((sum, { messages }) => sum + messages, 0),
    retries: done.reduce((sum, { retries }) => sum + retries, 0),
    lostMessages,
    doubledMessages,
    lostReferrals,
    doubledReferrals: doubledReferrals + Math.max(0, rows.referrals - done.length),
    undelivered: rows.undelivered,
    unreadable,
  }
}

/** The rows themselves, which joins would hide. */
function counted(folder: string): { readonly referrals: number; readonly undelivered: number } {
  const database = new Database(join(folder, 'phb-navigator.db'), { readonly: true })
  const count = (sql: string) => database.prepare(sql).pluck().get() as number
  const result = {
    referrals: count('select count(*) from referral'),
    undelivered: count(
      'select count(*) from referral where (select count(*) from delivery where referral_id = referral.id) <> 1',
    ),
  }
  database.close()
  return result
}
