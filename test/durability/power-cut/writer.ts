import { openSync, writeSync } from 'node:fs'
import { Kysely } from 'kysely'
import { newConversation } from '../../../src/core/conversation/conversation.ts'
import { blindHash } from '../../../src/storage/blind-hash.ts'
import { parseDataKeys } from '../../../src/storage/data-keys.ts'
import { keyring } from '../../../src/storage/keyring.ts'
import { save } from '../../../src/storage/save.ts'
import type { Schema } from '../../../src/storage/schema.ts'
import { openConnection } from '../../../src/storage/sqlite-connection.ts'
import { sqliteDialect } from '../../../src/storage/sqlite-dialect.ts'

/**
 * Saves referrals one after another, and writes a mark beside the database for each that was acknowledged, and for each that was refused. Ends
 * as a process does that is killed: nothing is closed.
 */
const [, , file = '', keys = '', count = '', synchronous = 'FULL', from = '0'] = process.argv
const connection = await openConnection(file, 'write')
if (synchronous !== 'FULL') connection.pragma(`synchronous = ${synchronous}`)
const db = new Kysely<Schema>({ dialect: sqliteDialect(connection) })
const dataKeys = parseDataKeys(keys)
const marks = openSync(`${file}.marks`, 'a')
for (let at = Number(from); at < Number(from) + Number(count); at++) {
  const id = `c${at}`
  const now = '2026-11-24T10:00:00.000Z'
  const saved = await save(db, keyring(dataKeys), blindHash(dataKeys), {
    address: `web:${id}`,
    conversation: newConversation(id, 'en'),
    version: 0,
    at: now,
    heard: { id, said: { text: 'x'.repeat(2000) } },
    answered: { locale: 'en', words: '1', messages: [] },
    referral: {
      id: `r${at}`,
      reference: `PHB-${at}`,
      run: 'run',
      commissioner: 'QWO',
      pathway: 'chc',
      route: 'email',
      destination: 'email:a@example.org',
      tellsOfDanger: false,
      foundBy: {},
      body: { at },
    },
  }).catch((error: Error) => error)
  writeSync(marks, saved === 'saved' || saved === 'seen' ? `+${at}\n` : `-${at}\n`)
}
process.kill(process.pid, 'SIGKILL')
