import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import Database from 'better-sqlite3'
import { parseDataKeys } from '../../src/storage/data-keys.ts'
import { openStorage } from '../../src/storage/sqlite.ts'
const dir = mkdtempSync('/tmp/phb-scratch-')
const s = await openStorage({ file: dir + '/a.db', keys: parseDataKeys('k:' + randomBytes(32).toString('base64')) })
const db = new Database(dir + '/a.db')
const find = `select id, version, key_id, wrapped_key, state, number, activity, body from conversation left join entry on entry.conversation_id = conversation.id and entry.activity >= ? and entry.activity < ? where address_hash = ?`
const now = `select id, version, next_number, key_id, wrapped_key, entry.activity as seen from conversation left join entry on entry.conversation_id = conversation.id and entry.activity = ? where address_hash = ?`
for (const q of [find, now]) console.log(db.prepare('explain query plan ' + q).all(...Array(q.split('?').length - 1).fill('x')).map((r: any) => r.detail))
const ic = db.prepare(`insert into conversation values (?,?,1,1,'2026-11-22T00:00:00.000Z','k',?,?)`), ie = db.prepare('insert into entry values (?,?,?,?,?)')
const hashes: Buffer[] = []
db.transaction(() => { for (let c = 0; c < 200; c++) { const id = randomUUID(), h = randomBytes(32); hashes.push(h); ic.run(id, h, randomBytes(60), randomBytes(4000)); for (let n = 0; n < 50; n++) ie.run(id, n, n % 2 ? randomUUID() : null, 't', randomBytes(200)) } })()
const time = (label: string, d: any, q: string, args: (i: number) => any[]) => { const st = d.prepare(q); const t = performance.now(); for (let i = 0; i < 5000; i++) st.all(...args(i)); console.log(label, ((performance.now() - t) / 5).toFixed(1), 'µs') }
const r = new Database(dir + '/a.db', { readonly: true })
for (const [l, d] of [['rw', db], ['ro', r]] as const) { time(l + ' find', d, find, (i) => ['abc' + i, 'abc' + i + '~', hashes[i % 200]]); time(l + ' now', d, now, (i) => ['abc' + i, hashes[i % 200]]) 
 time(l+' conv only', d, 'select id, version from conversation where address_hash = ?', (i) => [hashes[i % 200]])
 time(l+' conv+state', d, 'select id, version, state from conversation where address_hash = ?', (i) => [hashes[i % 200]])
 time(l+' 1', d, 'select 1', () => []) }
await s.close()
time('join 2 cols', r, 'select id, version from conversation left join entry on entry.conversation_id = conversation.id and entry.activity = ? where address_hash = ?', (i) => ['a', hashes[i % 200]])
time('join 3 cols', r, 'select id, version, entry.activity as seen from conversation left join entry on entry.conversation_id = conversation.id and entry.activity = ? where address_hash = ?', (i) => ['a', hashes[i % 200]])
time('6 cols', r, 'select id, version, next_number, key_id, wrapped_key, saved_at from conversation where address_hash = ?', (i) => [hashes[i % 200]])
time('3 cols', r, 'select id, version, next_number from conversation where address_hash = ?', (i) => [hashes[i % 200]])
time('exists', r, 'select id, version, next_number, key_id, exists(select 1 from entry where entry.conversation_id = conversation.id and entry.activity = ?) as seen from conversation where address_hash = ?', (i) => ['a', hashes[i % 200]])
db.exec('analyze')
time('join 2 cols analyzed', r, 'select id, version from conversation left join entry on entry.conversation_id = conversation.id and entry.activity = ? where address_hash = ?', (i) => ['a', hashes[i % 200]])
time('join hit', r, 'select id, version from conversation left join entry on entry.conversation_id = conversation.id and entry.number = ? where address_hash = ?', (i) => [3, hashes[i % 200]])
time('inner join', r, 'select id, version from conversation join entry on entry.conversation_id = conversation.id and entry.activity = ? where address_hash = ?', (i) => ['a', hashes[i % 200]])
time('entry alone', r, 'select activity from entry where conversation_id = ? and activity = ?', (i) => ['a', 'b'])
time('entry pk', r, 'select activity from entry where conversation_id = ? and number = ?', (i) => ['a', 2])
time('sub', r, 'select id, version, (select activity from entry where conversation_id = conversation.id and activity = ?) as seen from conversation where address_hash = ?', (i) => ['a', hashes[i % 200]])
