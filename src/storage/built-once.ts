import type { CompiledQuery, Kysely, QueryResult } from 'kysely'
import type { Schema } from './schema.ts'

/** Stands for a value while a query is built. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * A query that is built the first time and then run with other values: Kysely would build it anew each time, which took a tenth of a turn.
 * `build` gets each value by its name, and must use it as a value and never to decide by. A process speaks one dialect of SQL.
 */
export const builtOnce =
  <Values extends object>() =>
  <Row>(
    build: (
      db: Kysely<Schema>,
      value: <Name extends keyof Values & string>(name: Name) => Values[Name],
    ) => { compile: () => CompiledQuery<Row> },
  ) => {
    let built: CompiledQuery<Row> | undefined
    return (db: Kysely<Schema>, values: Values): Promise<QueryResult<Row>> => {
      built ??= build(db, (name) => new Slot(name) as never).compile()
      const parameters = built.parameters.map((parameter) =>
        parameter instanceof Slot ? values[parameter.name as keyof Values] : parameter,
      )
      return db.executeQuery({ ...built, parameters })
    }
  }
