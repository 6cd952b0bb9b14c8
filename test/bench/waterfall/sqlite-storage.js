import Database from 'better-sqlite3'

/** A botbuilder `Storage` over SQLite, as durable as ours: WAL, each write in one IMMEDIATE transaction that is synced (FULL). */
export class SqliteStorage {
  constructor(file) {
    this.database = new Database(file)
    this.database.pragma('journal_mode = WAL')
    this.database.exec('create table state (key text primary key, value text not null) without rowid')
    // After a write: before the first one SQLite may show FULL and then use NORMAL.
    this.database.pragma('synchronous = FULL')
    this.one = this.database.prepare('select value from state where key = ?').pluck()
    const put = this.database.prepare(
      'insert into state values (?, ?) on conflict do update set value = excluded.value',
    )
    const remove = this.database.prepare('delete from state where key = ?')
    this.putAll = this.database.transaction((all) => {
      for (const [key, value] of all) put.run(key, value)
    })
    this.removeAll = this.database.transaction((keys) => {
      for (const key of keys) remove.run(key)
    })
    this.putAll.immediate([['open', '{}']])
    if (this.database.pragma('synchronous', { simple: true }) !== FULL)
      throw new Error('Not durable: synchronous is not FULL')
  }

  async read(keys) {
    const found = keys.map((key) => [key, this.one.get(key)]).filter(([, value]) => value !== undefined)
    return Object.fromEntries(found.map(([key, value]) => [key, JSON.parse(value)]))
  }

  async write(changes) {
    this.putAll.immediate(Object.entries(changes).map(([key, value]) => [key, JSON.stringify(value)]))
  }

  async delete(keys) {
    this.removeAll.immediate(keys)
  }

  close() {
    this.database.close()
  }
}

const FULL = 2
