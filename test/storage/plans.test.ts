import { beforeEach, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import type { Bound, Storage } from '../../src/storage/storage.ts'
import { address, change, fixture, noon, referral } from './fixture.ts'

const { open } = fixture()

const REFERENCE = referral().reference
const LATER = '2026-11-22T12:05:00.000Z'
const UNTIL = '2026-11-22T12:06:00.000Z'
const BOARD: Bound = { commissioner: 'QWO', pathway: 'chc', route: 'email', destination: 'email:QWO' }
const PERSON = { route: 'person', destination: 'person' }
const PAGE = { size: 25, from: 0 }
const by = { at: LATER, by: 'staff-1', note: 'a note' }

let storage: Storage
let file: string
let delivery: string
let staff: string
beforeEach(async () => {
  ;({ storage, file } = await open())
  const foundBy = { surname: 'obrien', postcode: 'le11aa' }
  await storage.save(change(0, 'hello', { referral: referral({ ...BOARD, foundBy }) }))
  staff = await storage.staff.put({ email: 'sam@example.nhs.uk', name: 'Sam', role: 'operator' }, noon)
  await storage.staff.keep('session', 'secret', staff, noon)
  delivery = (await storage.deliveries())[0]?.id ?? ''
  fill(file)
})

/** Rows beside the first of each table, as after a year: nearly all is over and done with. */
function fill(name: string) {
  const database = new Database(name)
  database.pragma('foreign_keys = OFF')
  const many = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 500)'
  const copy = (table: string, changes: Readonly<Record<string, string>>) => {
    const columns = database.prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`).all()
    const values = columns.map(({ name }) => changes[name] ?? name)
    database.exec(`${many} insert into ${table} select ${values} from (select * from ${table} limit 1), n where true`)
  }
  const hash = `cast('h' || i as blob)`
  copy('conversation', { id: `'c' || i`, address_hash: hash })
  copy('entry', { conversation_id: `'c' || i` })
  copy('referral', { id: `'r' || i`, reference: `'PHB' || i`, conversation_id: `'c' || i`, state: `'accepted'` })
  copy('delivery', { number: 'null', id: `'d' || i`, referral_id: `'r' || i`, state: `'accepted'`, due_at: 'null' })
  copy('event', { number: 'null', referral_id: `'r' || i`, delivery_id: `'d' || i` })
  copy('found_by', { hash, referral_id: `'r' || i` })
  copy('staff', { id: `'s' || i`, email_hash: hash })
  copy('secret', { hash, subject: `'s' || i` })
  database.exec(`insert into status select id, zeroblob(16), zeroblob(32), 0, null from referral;
    insert into passkey select 'p' || id, id, x'00', 0, '${noon}', null from staff;
    ${many} insert into question select ${hash}, 1, '2026-11-22', '2026-11-22', 'k', x'00' from n;`)
  database.close()
}

/** The steps of SQLite's plans for all that this runs that walk through a table, or build an index for themselves first. */
async function walksOf(run: () => Promise<unknown>): Promise<readonly string[]> {
  const said = new Set<string>()
  const { prepare } = Database.prototype
  await storage.close() // a connection prepares each statement once
  ;({ storage } = await open(file))
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    said.add(sql)
    return prepare.call(this, sql)
  } as typeof prepare
  try {
    await run()
  } finally {
    Database.prototype.prepare = prepare
  }
  const queries = [...said].filter((sql) => /^(select|insert|update|delete)\b/.test(sql))
  expect(queries).not.toEqual([])
  const database = new Database(file, { readonly: true })
  const steps = queries.flatMap((sql) => {
    const values = (sql.match(/\?/g) ?? []).map(() => null)
    return database.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...values)
  })
  database.close()
  return [...new Set(steps.map(({ detail }) => detail).filter((step) => /^SCAN|AUTOMATIC/.test(step)))]
}

const PER_REQUEST: Readonly<Record<string, () => Promise<unknown>>> = {
  'a chat is found': () => storage.find(address, 'activity-0'),
  'its transcript': () => storage.transcript(address, 1),
  'the last of its transcript': () => storage.transcript(address, 0, 20),
  'a chat is forgotten': () => storage.forget(address),
  'a session': () => storage.staff.session('secret', LATER),
  'who it is': () => storage.staff.find(staff),
  'a secret is kept': () => storage.staff.keep('challenge', 'other', 'anybody', LATER),
  'a secret is used': () => storage.staff.take('challenge', 'other', LATER),
  'somebody signs out': () => storage.staff.endSession('secret'),
  'a passkey': () => storage.staff.passkey(`p${staff}`),
  'a passkey was used': () => storage.staff.used(`p${staff}`, 1, LATER),
  'a board’s list': () => storage.inbox.list({ commissioner: 'QWO' }, { isUnread: true }, PAGE),
  'a search by name': () => storage.inbox.list({}, { found: [{ kind: 'surname', value: 'obrien' }] }, PAGE),
  'a search by reference': () => storage.inbox.list({}, { reference: REFERENCE }, PAGE),
  'a referral is read': () => storage.inbox.open({}, delivery, { staff, at: LATER, receives: true }),
  'it is found': () => storage.inbox.find({}, delivery),
  'a note': () => storage.inbox.write(delivery, 'note', by),
  'it is moved': () => storage.outbox.move(delivery, 'received', by),
  'it is sent on': () => storage.outbox.redirect(delivery, { ...BOARD, commissioner: 'QOP' }, by),
  'it is tried again': () => storage.outbox.retry(delivery, LATER),
  'it came back': () => storage.outbox.bounced(delivery, LATER),
  'a status is looked up': () => storage.status.see(REFERENCE, 'blue elephant', LATER),
  'a person withdraws': () => storage.status.withdraw(REFERENCE, LATER),
  'a person corrects': () => storage.status.correct(REFERENCE, 'I have moved', LATER, []),
  'a person asks': () => storage.status.ask(REFERENCE, LATER),
  'all that we hold': () => storage.keeping.held(REFERENCE),
  'a referral is erased': () => storage.keeping.erase(REFERENCE, LATER, staff),
}
const BY_TIME: Readonly<Record<string, () => Promise<unknown>>> = {
  'a try is settled': async () => {
    const [claimed] = await storage.outbox.claim(LATER, UNTIL)
    await storage.outbox.settle(claimed ?? { id: '', lease: '' }, { sent: true }, LATER)
  },
  'news of an alarm': () => storage.outbox.add({ reference: REFERENCE }, 'chase', PERSON, LATER),
  'news of a change': () => storage.outbox.add({ reference: REFERENCE }, 'corrected', PERSON, LATER),
  'somebody was told': () => storage.outbox.told([{ kind: 'dead', delivery }], LATER),
  'old drafts go': () => storage.forgetOld(noon, 'drafts'),
  'old transcripts go': () => storage.forgetOld(LATER, 'transcripts'),
  'old referrals go': () => storage.keeping.eraseOld(LATER, LATER),
}

/** What waits, and no more, is walked through: each second, at each try, and each minute. */
const DUE = ['SCAN delivery USING INDEX delivery_due', 'SCAN delivery USING COVERING INDEX delivery_due']

test.each(Object.entries(PER_REQUEST))('at a request: %s', async (_, run) => {
  expect(await walksOf(run)).toEqual([])
})

test.each(Object.entries(BY_TIME))('by the clock: %s', async (_, run) => {
  expect((await walksOf(run)).filter((step) => !DUE.includes(step))).toEqual([])
})

test('a message is saved, and a referral is captured', async () => {
  const conversation = { ...change(0, 'hello').conversation, id: 'other' }
  const more = { address: 'web:other', conversation, referral: referral({ id: 'other', reference: 'PHB-ZZZZ-ZZZZ' }) }
  const both = async () => {
    expect(await storage.save(change(1, 'more'))).toBe('saved')
    expect(await storage.save(change(0, 'hello', more))).toBe('saved')
  }
  expect(await walksOf(both)).toEqual(['SCAN 2-ROW VALUES CLAUSE'])
})

test('each second what is due is looked for, and claimed, among what waits alone', async () => {
  const claim = async () => expect(await storage.outbox.claim(LATER, UNTIL)).toMatchObject([{ reference: REFERENCE }])
  expect((await walksOf(claim)).filter((step) => !DUE.includes(step))).toEqual([])
})

test('each minute what waits is read from an index of what is not over', async () => {
  const waiting = async () => expect(await storage.outbox.waiting()).toMatchObject([{ id: delivery }])
  expect(await walksOf(waiting)).toEqual(['SCAN delivery USING INDEX delivery_open'])
})

test('tables that hold little are read whole: alarms each minute, and the questions that no article answered, which are never many', async () => {
  const alarms = () => storage.outbox.setAlarms([{ kind: 'dead', delivery }], LATER)
  expect(await walksOf(alarms)).toEqual(['SCAN alarm'])
  const keep = () => storage.keepQuestion('what is a PHB', { locale: 'en', zone: 'none', at: noon })
  expect(await walksOf(keep)).toEqual(['SCAN question USING COVERING INDEX question_rarest'])
  expect(await walksOf(() => storage.forgetQuestions(noon))).toEqual(['SCAN question USING INDEX question_rarest'])
})
