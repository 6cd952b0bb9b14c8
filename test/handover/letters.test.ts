import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { dialogs } from '../../dialogs/index.ts'
import type { LetterPdf } from '../../src/handover/letter/pdf.ts'
import { letters } from '../../src/handover/letters.ts'
import type { Claimed } from '../../src/storage/storage.ts'
import { fullReferral } from '../fixtures/referral.ts'
import { ACKNOWLEDGE, project, words } from './letter/made.ts'

const delivery = { id: 'one', what: 'withdrawn', referral: fullReferral } as unknown as Claimed

const made = async (of: LetterPdf['of']) => {
  const logged: object[] = []
  const letterOf = letters({
    ...{ words, dialogs, linkOf: () => ACKNOWLEDGE, letterPdf: { of, close: async () => {} } },
    template: join(project, 'content/letters/referral.txt.hbs'),
    log: { error: (what) => logged.push(what) },
  })
  return { ...(await letterOf(delivery)), logged }
}

test('a letter brings its PDF and its JSON, named by nothing but the reference', async () => {
  const { files = [], text, logged } = await made(async () => new Uint8Array([1]))
  expect(files.map(({ name, type }) => ({ name, type }))).toEqual([
    { name: `${fullReferral.reference}.pdf`, type: 'application/pdf' },
    { name: `${fullReferral.reference}.json`, type: 'application/json' },
  ])
  expect(text).toContain(words.say('ui.inbox.letter.news.withdrawn').slice(0, 40))
  expect(logged).toEqual([])
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
