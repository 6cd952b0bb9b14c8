import { scryptSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { readConfig } from '../../src/config.ts'
import { dataKeys } from '../../src/storage/data-keys.ts'
import { openStorage } from '../../src/storage/sqlite.ts'
import { surroundings } from '../../src/surroundings.ts'
import { ASK_NOW, say } from '../fixtures/around.ts'
import { type MailServer, mailServer } from '../handover/mail-server.ts'
import { type Site, site, upTo, Visitor } from '../server/site.ts'

const WORD = 'purple heron soup'

let at: Site
let server: MailServer
let folder: string
let person: Visitor
let reference: string
let now = '2026-11-24T10:00:00.000Z'
beforeAll(async () => {
  server = await mailServer()
  folder = mkdtempSync(join(tmpdir(), 'phb-routes-'))
  const agreed = { who: 'Jo Bloggs', when: '2026-10-01' }
  const route = { commissioner: 'QK1', pathways: ['chc'], route: 'email', to: 'phb@example.nhs.uk', secure: 'DCB1596' }
  writeFileSync(join(folder, 'leicester.json'), JSON.stringify({ ...route, agreed, checked: '2026-11-20' }))
  const mail = { SMTP_URL: server.url, MAIL_FROM: 'referrals@example.org', ROUTES_DIR: folder }
  at = await site(() => ({ now: () => now }), mail, undefined, server.ca)
})
afterAll(async () => {
  await at.end()
  await server.end()
  rmSync(folder, { recursive: true })
})
beforeEach(async () => {
  now = '2026-11-24T10:00:00.000Z'
  while ((await at.around.storage.outbox.waiting()).some(({ dueAt }) => dueAt)) await at.outbox.deliver()
  server.taken.length = 0
  person = new Visitor(at)
  await upTo(person, 'consent')
  await person.say('agree')
  reference = (await at.around.storage.deliveries())[0]?.reference ?? ''
})

const choose = (word = WORD, again = word) => person.post('/status/word', { reference, word, again })
/** From another device, with no cookie. */
const see = (word = WORD, more = {}) => new Visitor(at).post('/status', { reference, word, ...more })
const act = (what: string, fields = {}, word = WORD) =>
  new Visitor(at).post(`/status/${what}`, { reference, word, ...fields })
const mails = () => server.taken.map(({ raw }) => /^Subject: (.*)$/im.exec(raw)?.[1])

describe('the word', () => {
  test('is chosen on the device of the chat, whose page leads there', async () => {
    expect((await person.get('/')).html).toContain('href="/status/word"')
    expect((await person.get('/status/word')).html).toContain(reference)
    expect((await choose()).html).toContain('Your word is kept')
    const { html } = await see()
    expect(html).toContain('We wrote down your request for NHS Leicester')
    expect(html).toMatch(/href="\/#now">Go back to the chat/)
  })

  test('is asked for on a page that leads back to the chat, and so does the page that closes it', async () => {
    const back = /<a class="apart" href="\/#now">Go back to the chat<\/a>/
    expect((await new Visitor(at).get('/status')).html).toMatch(back)
    await choose()
    expect((await see('a wrong word')).html).toMatch(back)
    expect((await act('off')).html).toMatch(back)
  })

  test('is chosen by nobody else', async () => {
    const stranger = new Visitor(at)
    await stranger.get('/')
    expect((await stranger.get('/status/word')).status).toBe(404)
    expect((await stranger.post('/status/word', { reference, word: WORD, again: WORD })).status).toBe(404)
    expect((await see()).html).toContain('do not fit')
  })

  test.each([
    ['short', 'heron', 'at least 8'],
    ['the birth date', '12 March 1948', 'others may know it'],
    ['the birth date in figures', '12/03/1948', 'others may know it'],
    ['the name', 'Ann Lee, Ann Lee', 'easy to guess'],
    ['the name with a year', 'Lee-1948 ann', 'easy to guess'],
    ['the name with a number', '7 7 Ann Lee', 'easy to guess'],
    ['a common word with a year', 'Garden 1985', 'easy to guess'],
    ['one in Urdu with a year', 'باغیچہ ۱۹۸۵', 'easy to guess'],
    ['the address', '1 High Street', 'others may know it'],
    ['the phone number', '+44 7700 900123', 'others may know it'],
  ])('is not %s', async (_, word, why) => {
    const { html } = await choose(word)
    expect(html).toContain(why)
  })

  test.each(['purple heron 1985', '4829104756', 'Ann Lee likes herons'])('may be %s', async (word) => {
    expect((await choose(word)).html).toContain('Your word is kept')
  })

  test('must be typed the same twice, and can be changed', async () => {
    expect((await choose(WORD, 'purple heron')).html).toContain('not the same')
    await choose()
    await choose('another long word')
    expect((await see()).html).toContain('do not fit')
    expect((await see('Another  LONG word ')).html).toContain(reference)
  })

  test('is tried ten times a day and no more, and then not even the right one opens', async () => {
    await choose()
    for (let tries = 0; tries < 10; tries++) expect((await see(`wrong word ${tries}`)).html).toContain('do not fit')
    expect((await see()).html).toContain('do not fit')
    now = '2026-11-25T10:00:01.000Z'
    expect((await see()).html).toContain('We wrote down')
  })

  test('is tried no more often by many at once', async () => {
    const { status } = at.around.storage
    await status.setWord(reference, WORD)
    const wrong = Array.from({ length: 12 }, (_, tries) => status.see(reference, `wrong word ${tries}`, now))
    expect(await Promise.all([...wrong, status.see(reference, WORD, now)])).toEqual(Array(13).fill('wrong'))
    expect(await status.see(reference, WORD, now)).toBe('wrong')
  })

  test('that is right does not count as wrong', async () => {
    const { status } = at.around.storage
    await status.setWord(reference, WORD)
    for (let times = 0; times < 12; times++) expect(await status.see(reference, WORD, now)).not.toBe('wrong')
  })

  test('opens with or without its punctuation, and on any keyboard', async () => {
    await choose('Purple-Heron, soup!')
    for (const typed of ['purple heron soup', 'PURPLEHERONSOUP', 'purple.heron.soup'])
      expect((await see(typed)).html).toContain('We wrote down')
    await choose('نیلا ہاتھی، میز', 'نيلا هاتهي ميز')
    expect((await see('نیلا ہاتھی میز')).html).toContain('We wrote down')
    expect((await see('نیلا ہاتھی')).html).toContain('do not fit')
  })

  test('that was kept before punctuation stopped counting still opens as it was typed', async () => {
    await choose()
    const salt = Buffer.alloc(16, 7)
    const database = new Database(at.databaseFile)
    const kept = scryptSync("o'malley's blue-tit", salt, 32, { N: 2 ** 10, r: 8, p: 1 })
    database.prepare('update status set salt = ?, hash = ?').run(salt, kept)
    database.close()
    expect((await see("O'Malley's  blue-tit")).html).toContain('We wrote down')
    expect((await see('omalleys bluetit')).html).toContain('do not fit')
  })

  test('that is not asked for of references that there are not keeps nobody out', async () => {
    await choose()
    const { status } = at.around.storage
    const strangers = Array.from({ length: 60 }, (_, other) =>
      status.see(`PHB-0000-${1000 + other}`, 'a wrong word', now),
    )
    expect(await status.see(reference, WORD, now)).toMatchObject({ reference })
    expect(await Promise.all(strangers)).toEqual(Array(60).fill('wrong'))
  })

  test('with a reference that there is not is answered alike', async () => {
    const { status, html } = await see(WORD, { reference: 'PHB-2K7M-9QW5' })
    expect(status).toBe(200)
    expect(html).toContain('do not fit')
    expect((await see(WORD, { reference: '<b>' })).html).toContain('value="&lt;b&gt;"')
  })
})

describe('the page', () => {
  beforeEach(async () => {
    await choose()
  })

  test('says each state with its time, and never "read" where it was only sent', async () => {
    now = '2026-11-24T10:05:00.000Z'
    await at.outbox.deliver()
    expect((await see()).html).toMatch(/We sent it to [^<]*<\/strong> <span class="at">24 November 2026 at 10:05/)
    expect((await see()).html).toContain('We do not know yet that someone has read it')
    const row = (await at.around.storage.outbox.waiting()).find((one) => one.reference === reference)
    now = '2026-11-25T09:00:00.000Z'
    await at.around.storage.outbox.move(row?.id ?? '', 'received', { at: now, by: 'link' })
    expect((await see()).html).toMatch(/has it<\/strong> <span class="at">25 November 2026 at 09:00/)
    expect((await see()).html).not.toContain('We do not know yet')
  })

  test('names nobody, and nothing of what was asked', async () => {
    const { html } = await see()
    for (const secret of ['Ann', 'Lee<', '07700', 'High Street', 'healthcare']) expect(html).not.toContain(secret)
  })

  test('asks for the word once for each form, and each field says what it is for', async () => {
    const labels = [...(await see()).html.matchAll(/<label for="\w+-word">(.*?)<\/label>/g)].map(([, label]) => label)
    expect(labels).toHaveLength(4)
    expect(new Set(labels).size).toBe(4)
    expect(labels[2]).toBe('Your word<span class="hidden">: Take it back</span>')
  })

  test('is in Urdu, from the right', async () => {
    const { html } = await see(WORD, { lang: 'ur' })
    expect(html).toContain('<html lang="ur" dir="rtl">')
    expect(html).toContain('آپ کا حوالہ نمبر')
    expect(html).toContain('، 10:00</span>')
  })

  test('takes the request back before it was sent: nothing goes to the board, news neither', async () => {
    await act('correct', { text: 'My number is 07700 900456.' })
    const { html } = await act('withdraw')
    expect(html).toContain('You have taken it back. It had not left yet')
    expect(html).not.toMatch(/We (tell|have told)/)
    await at.outbox.deliver()
    expect(mails()).toEqual([])
    expect((await see()).html).toContain('nobody there has it')
    expect((await see()).html).not.toContain('/status/withdraw')
  })

  test.each([false, true])(
    'a page from before sends nothing of one that was taken back (had left: %s)',
    async (hadLeft) => {
      if (hadLeft) await at.outbox.deliver()
      await act('withdraw')
      await at.outbox.deliver()
      const before = mails()
      for (const [what, form] of [
        ['correct', { text: 'My new address is 1 High Street.' }],
        ['ask', {}],
      ] as const)
        expect((await act(what, form)).html).toContain('You took this request back, so we did not pass this on')
      await at.outbox.deliver()
      expect(mails()).toEqual(before)
    },
  )

  test('takes it back once it was sent, too', async () => {
    await at.outbox.deliver()
    expect((await act('withdraw')).html).toContain('We tell them now')
    expect((await act('withdraw')).html).toContain('not to go on')
    await at.outbox.deliver()
    expect(mails()).toEqual([`A referral for you: ${reference}`, `A referral was withdrawn: ${reference}`])
    expect(server.taken[1]?.raw).toContain('Please do not go on')
    expect(server.taken[1]?.raw).not.toContain('application/')
  })

  test('takes it back after a try that failed: it may have come through, so the board is told', async () => {
    const [held] = await at.around.storage.outbox.claim(now, now)
    await at.around.storage.outbox.settle(held ?? { id: '', lease: '' }, { problem: 'timeout', nextAt: now }, now)
    const { html } = await act('withdraw')
    expect(html).toContain('We tell them now')
    await at.outbox.deliver()
    expect(mails()).toEqual([`A referral was withdrawn: ${reference}`])
  })

  test('passes on what has changed, and marks it where it tells of danger', async () => {
    await at.outbox.deliver()
    const { html } = await act('correct', { text: 'My number is 07700 900456. He hits me, do not call home.' })
    expect(html).toContain('We have passed on')
    expect(html).toContain('999')
    await at.outbox.deliver()
    expect(mails()[1]).toBe(`A referral was changed: ${reference}`)
    expect(server.taken[1]?.raw).toContain('07700 900456')
    expect(server.taken[1]?.raw).toContain('Being hurt or controlled')
    const { rows } = await at.around.storage.inbox.list({}, { reference }, { size: 1, from: 0 })
    expect(rows[0]).toMatchObject({ tellsOfDanger: true, referral: { corrections: [{ at: now }], danger: ['abuse'] } })
    expect((await act('correct', { text: ' ' })).html).toContain('nothing has changed')
  })

  test('passes on ten changes a day, and those that wait together in one letter', async () => {
    await at.outbox.deliver()
    for (let times = 0; times < 10; times++)
      expect(await at.around.storage.status.correct(reference, `Change ${times}`, now, [])).toMatchObject({
        reference,
      })
    const { html } = await act('correct', { text: 'One more' })
    expect(html).toContain('many changes')
    const bound = { route: 'email', destination: 'email:phb@example.nhs.uk' }
    for (let times = 0; times < 3; times++) await at.around.storage.outbox.add({ reference }, 'corrected', bound, now)
    await at.outbox.deliver()
    expect(mails()).toEqual([`A referral for you: ${reference}`, `A referral was changed: ${reference}`])
  })

  test('passes on danger that was not told yet, however many changes were sent that day', async () => {
    await at.outbox.deliver()
    for (let times = 0; times < 10; times++)
      await at.around.storage.status.correct(reference, `Change ${times}`, now, [])
    const { html } = await act('correct', { text: 'He hits me, do not call home.' })
    expect(html).toContain('We have passed on')
    expect(html).toContain('999')
    await at.outbox.deliver()
    expect(server.taken.at(-1)?.raw).toContain('He hits me')
    const { rows } = await at.around.storage.inbox.list({}, { reference, tellsOfDanger: true }, { size: 1, from: 0 })
    expect(rows[0]).toMatchObject({ tellsOfDanger: true, referral: { danger: ['abuse'] } })
    expect((await act('correct', { text: 'He hits me.' })).html).toContain('many changes')
  })

  test('passes on a change after the board said no, and says what that does not do', async () => {
    await at.outbox.deliver()
    const row = (await at.around.storage.outbox.waiting()).find((one) => one.reference === reference)
    await at.around.storage.outbox.move(row?.id ?? '', 'declined', { at: now, by: 'staff-1', note: 'Not ours' })
    const { html } = await act('correct', { text: 'Do not write to my old address.' })
    expect(html).toContain('had already said no to this request')
    expect(html).toContain('for the reasons in writing')
    await at.outbox.deliver()
    expect(mails().at(-1)).toBe(`A referral was changed: ${reference}`)
  })

  test('asks again, which puts it back among what is new to staff', async () => {
    const row = (await at.around.storage.outbox.waiting()).find((one) => one.reference === reference)
    const by = { staff: 's', at: now, receives: true }
    await at.around.storage.inbox.open({}, row?.id ?? '', by)
    await act('ask')
    const { rows } = await at.around.storage.inbox.list({}, { isUnread: true, reference }, { size: 1, from: 0 })
    expect(rows[0]?.reference).toBe(reference)
  })

  test('asks ten times a day at most', async () => {
    for (let times = 0; times < 12; times++) await at.around.storage.status.ask(reference, now)
    const held = await at.around.storage.keeping.held(reference)
    expect(held?.events.filter(({ what }) => what === 'asked')).toHaveLength(10)
  })

  test('can be closed by the person, and opened again from the chat alone', async () => {
    expect((await act('off')).html).toContain('Nobody can see')
    expect((await see()).html).toContain('do not fit')
    await choose()
    expect((await see()).html).toContain('We wrote down')
  })

  test('does nothing without the right word', async () => {
    for (const what of ['withdraw', 'correct', 'ask', 'off'])
      expect((await act(what, { text: 'x' }, 'a wrong word')).html).toContain('do not fit')
    expect((await see()).html).toContain('We wrote down')
    await at.outbox.deliver()
    expect(mails()).toEqual([`A referral for you: ${reference}`])
  })

  test('keeps the word out of addresses and logs, and in the file only as a slow hash', async () => {
    await see()
    expect(at.log()).not.toContain('heron')
  })

  test('is gone with a referral that was erased', async () => {
    await at.around.storage.keeping.erase(reference, now, 'staff-1')
    expect((await see()).html).toContain('do not fit')
  })
})

describe('what a word costs', () => {
  const own = () => {
    const made = mkdtempSync(join(tmpdir(), 'phb-word-'))
    return { made, file: join(made, 'phb-navigator.db'), remove: () => rmSync(made, { recursive: true }) }
  }

  test('is what OWASP asks for, as the program starts; and who comes after twenty who wait is asked to come again', async () => {
    const { made, file, remove } = own()
    const { around } = await surroundings(readConfig({ DATA_DIR: made }), () => {})
    const { storage, now: real } = around
    await say(around, 'test:word', [...ASK_NOW, 'agree'])
    const [{ reference: kept = '' } = {}] = await storage.deliveries()
    await storage.status.setWord(kept, WORD)
    const database = new Database(file, { readonly: true })
    const { salt, hash } = database.prepare('select salt, hash from status').get() as { salt: Buffer; hash: Buffer }
    database.close()
    expect(scryptSync('purpleheronsoup', salt, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 })).toEqual(hash)

    const seen = await Promise.all(
      Array.from({ length: 22 }, () => storage.status.see('PHB-2K7M-9QW5', 'heron', real())),
    )
    expect(seen.filter((one) => one === 'busy')).toHaveLength(2)
    expect(await storage.status.see(kept, WORD, real())).toMatchObject({ reference: kept })
    await storage.close()
    remove()
    // Twenty hashes, one after another: a minute and more on a busy machine
  }, 180_000)

  test('is never less where it is live', async () => {
    const { made, file, remove } = own()
    const { keys } = dataKeys({ folder: made, database: file })
    const less = openStorage({ file, keys, mode: 'live', wordCost: 2 ** 16 })
    await expect(less).rejects.toThrow('must cost the usual')
    const usual = await openStorage({ file, keys, mode: 'live', wordCost: 2 ** 17 })
    await usual.close()
    remove()
  })
})
