import type Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { patiently } from './patiently.ts'

/**
 * Kysely over one open better-sqlite3 connection. Kysely's own dialect begins its transactions with a plain `begin`,
 * and one that reads before it writes then fails when somebody wrote in between; and it prepares each statement anew.
 */
export const sqliteDialect = (database: Database.Database): Dialect => ({
  createDriver: () => driver(database),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  // Kysely says no for all of SQLite, but a migration that fails half-way is undone here.
  createAdapter: () => Object.defineProperty(new SqliteAdapter(), 'supportsTransactionalDdl', { value: true }),
})

const driver = (database: Database.Database): Driver => {
  const connection = connectionTo(database)
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: async () => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'))
    },
    commitTransaction: async () => {
      await connection.executeQuery(CompiledQuery.raw('commit'))
    },
    rollbackTransaction: async () => {
      // A full disk makes SQLite roll back by itself; a second rollback would hide why.
      if (database.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
    },
    destroy: async () => {
      database.close()
    },
  }
}

const connectionTo = (database: Database.Database): DatabaseConnection => {
  const statements = new Map<string, Database.Statement>()
  const prepared = (sql: string) => {
    const known = statements.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  return {
    executeQuery: ({ sql, parameters }) => patiently(() => run(prepared(sql), parameters)),
    streamQuery: () => {
      throw new Error('We read rows whole: nothing here is long enough to stream.')
    },
  }
}

const run = <Row>(statement: Database.Statement, parameters: readonly unknown[]) => {
  if (statement.reader) return { rows: statement.all(parameters) as Row[] }
  return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) }
}
