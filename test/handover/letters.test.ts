import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { dialogs } from '../../dialogs/index.ts'
import type { LetterPdf } from '../../src/handover/letter/pdf.ts'
import { letters } from '../../src/handover/letters.ts'
import type { Claimed } from '../../src/storage/storage.ts'
import { fullReferral } from '../fixtures/referral.ts'
import { ACKNOWLEDGE, project, words } from './letter/made.ts'

const delivery = (what: Claimed['what']) => ({ id: 'one', what, referral: fullReferral }) as unknown as Claimed

const made = async (of: LetterPdf['of'], what: Claimed['what'] = 'corrected') => {
  const logged: object[] = []
  const letterOf = letters({
    ...{ words, dialogs, linkOf: () => ACKNOWLEDGE, letterPdf: { of, close: async () => {} } },
    template: join(project, 'content/letters/referral.txt.hbs'),
    log: { error: (what) => logged.push(what) },
  })
  return { ...(await letterOf(delivery(what))), logged }
}

test('a letter brings its PDF and its JSON, named by nothing but the reference', async () => {
  const { files = [], text, logged } = await made(async () => new Uint8Array([1]))
  expect(files.map(({ name, type }) => ({ name, type }))).toEqual([
    { name: `${fullReferral.reference}.pdf`, type: 'application/pdf' },
    { name: `${fullReferral.reference}.json`, type: 'application/json' },
  ])
  expect(text).toContain(words.say('ui.inbox.letter.news.corrected').slice(0, 40))
  expect(text).not.toContain(ACKNOWLEDGE)
  expect(logged).toEqual([])
})

test('that a referral was withdrawn is said by its reference alone', async () => {
  const { files, text, subject } = await made(async () => new Uint8Array([1]), 'withdrawn')
  expect(files).toBeUndefined()
  expect(subject).toContain(fullReferral.reference)
  expect(text).toContain(words.say('ui.inbox.letter.news.withdrawn').slice(0, 40))
  expect(text).not.toContain(fullReferral.person.name)
  expect(text).not.toContain(ACKNOWLEDGE)
})

test('a referral is not held up by a PDF that cannot be made: it goes as text, and the log says so without names', async () => {
  const {
    files = [],
    text,
    logged,
  } = await made(async () => {
    throw new RangeError(`could not set ${fullReferral.person.name}`)
  })
  expect(files.map(({ type }) => type)).toEqual(['application/json'])
  expect(text).toContain(fullReferral.person.name)
  expect(logged).toEqual([{ delivery: 'one', error: 'RangeError' }])
})
