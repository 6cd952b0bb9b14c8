import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import type { BlindHash } from '../blind-hash.ts'
import { cells } from '../cells.ts'
import { hash } from '../hash.ts'
import type { Keyring } from '../keyring.ts'
import type { Schema } from '../schema.ts'
import { sealJson, unsealJson } from '../seal.ts'
import type { StaffRow, StaffStorage } from '../staff-storage.ts'
import { keep, look, session, take } from './secrets.ts'

/** Who may sign in, over our tables. */
export const staff = (
  writer: Kysely<Schema>,
  reader: Kysely<Schema>,
  keys: Keyring,
  hashed: BlindHash,
): StaffStorage => {
  const emailHash = (email: string) => hashed('email', email.trim().toLowerCase())
  const rows = (db: Kysely<Schema>) =>
    db
      .selectFrom('staff')
      .selectAll()
      .select((of) =>
        of
          .exists(of.selectFrom('passkey').select('passkey.id').whereRef('staff_id', '=', 'staff.id'))
          .as('has_passkey'),
      )
  const shown = (row: Selectable<Schema['staff']> & { has_passkey: unknown }): StaffRow => ({
    id: row.id,
    ...unsealJson<{ email: string; name: string }>(keys.open('staff', row.id, row), cells.staff(row.id), row.body),
    role: row.role,
    ...(row.commissioner !== null && { commissioner: row.commissioner }),
    ...(row.pathways !== null && { pathways: JSON.parse(row.pathways) as string[] }),
    createdAt: row.created_at,
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    hasPasskey: Boolean(row.has_passkey),
  })
  /** Nobody is let in any more by what they had. */
  const shutOut = async (db: Kysely<Schema>, id: string) => {
    await db.deleteFrom('passkey').where('staff_id', '=', id).execute()
    await db.deleteFrom('secret').where('subject', '=', id).execute()
  }

  return {
    put: ({ email, name, role, commissioner, pathways }, now) =>
      writer.transaction().execute(async (trx) => {
        const email_hash = emailHash(email)
        const known = await trx.selectFrom('staff').select('id').where('email_hash', '=', email_hash).executeTakeFirst()
        const id = known?.id ?? randomUUID()
        const { key, wrapped } = keys.make('staff', id)
        const row = {
          role,
          commissioner: commissioner ?? null,
          pathways: pathways ? JSON.stringify(pathways) : null,
          ended_at: null,
          ...wrapped,
          body: sealJson(key, cells.staff(id), { email, name }),
        }
        await trx
          .insertInto('staff')
          .values({ id, email_hash, created_at: now, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute()
        // A session holds what it was signed in for.
        await trx.deleteFrom('secret').where('kind', '=', 'session').where('subject', '=', id).execute()
        return id
      }),
    all: async () => (await rows(reader).orderBy('created_at').execute()).map(shown),
    find: async (id) => {
      const row = await rows(reader).where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst()
      return row && shown(row)
    },
    end: (email, now) =>
      writer.transaction().execute(async (trx) => {
        const row = await trx
          .updateTable('staff')
          .set({ ended_at: now })
          .where('email_hash', '=', emailHash(email))
          .where('ended_at', 'is', null)
          .returning('id')
          .executeTakeFirst()
        if (row) await shutOut(trx, row.id)
        return row !== undefined
      }),
    register: (id, passkey, now) =>
      writer.transaction().execute(async (trx) => {
        await shutOut(trx, id)
        await trx
          .insertInto('passkey')
          .values({
            id: passkey.id,
            staff_id: id,
            public_key: Buffer.from(passkey.publicKey),
            counter: passkey.counter,
            created_at: now,
            used_at: null,
          })
          .execute()
      }),
    passkey: async (id) => {
      const row = await reader.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst()
      return row && { id, publicKey: new Uint8Array(row.public_key), counter: row.counter, staff: row.staff_id }
    },
    used: async (id, counter, now) => {
      await writer.updateTable('passkey').set({ counter, used_at: now }).where('id', '=', id).execute()
    },
    keep: (kind, secret, subject, now) => keep(writer, kind, secret, subject, now),
    take: (kind, secret, now) => take(writer, kind, secret, now),
    look: (kind, secret, now) => look(reader, kind, secret, now),
    session: (secret, now) => session(writer, reader, secret, now),
    endSession: async (secret) => {
      const row = await writer
        .deleteFrom('secret')
        .where('kind', '=', 'session')
        .where('hash', '=', hash(secret))
        .returning('subject')
        .executeTakeFirst()
      return row?.subject ?? undefined
    },
  }
}
