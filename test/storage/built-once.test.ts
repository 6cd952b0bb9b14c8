import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { builtOnce } from '../../src/storage/built-once.ts'
import type { Schema } from '../../src/storage/schema.ts'

const asked: (readonly [string, readonly unknown[]])[] = []
const db = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (from) => new SqliteIntrospector(from),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
  log: ({ query }) => {
    asked.push([query.sql, query.parameters])
  },
})

test('a query is built once, and each run has its own values, in their places, beside those that never change', async () => {
  let builds = 0
  const query = builtOnce<{ id: string; number: number }>()((from, value) => {
    builds++
    return from
      .selectFrom('entry')
      .select('at')
      .where('number', '>', value('number'))
      .where('activity', '=', 'fixed')
      .where('conversation_id', '=', value('id'))
      .where('number', '<', value('number'))
  })
  await query(db, { id: 'a', number: 1 })
  await query(db, { id: 'b', number: 2 })
  expect(builds).toBe(1)
  expect(asked.map(([, parameters]) => parameters)).toEqual([
    [1, 'fixed', 'a', 1],
    [2, 'fixed', 'b', 2],
  ])
  expect(asked[0]?.[0]).toBe(asked[1]?.[0])
})
