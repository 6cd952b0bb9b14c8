import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readTextTemplate } from '../../../src/handover/letter/text.ts'
import { wrapped, wrappedRow } from '../../../src/handover/letter/wrapped.ts'
import { fullReferral, plainReferral } from '../../fixtures/referral.ts'
import { ACKNOWLEDGE, printedOf, project, rowsOf, words } from './made.ts'

const template = join(project, 'content/letters/referral.txt.hbs')
const text = readTextTemplate(template)
const full = printedOf(fullReferral, { acknowledgeUrl: ACKNOWLEDGE })

describe('a letter in plain text', () => {
  test('begins with how it is safe to make contact, before any name', () => {
    for (const referral of [fullReferral, plainReferral]) {
      const made = text(printedOf(referral))
      const safe = `${words.say('ui.inbox.contact')}\n`
      expect(made.startsWith(safe)).toBe(true)
      const [last] = printedOf(referral).contact.rows.slice(-1)
      expect(made.indexOf(String(referral.person.name))).toBeGreaterThan(made.indexOf(`${last?.label}:`))
    }
  })

  test('holds every field once, as it was typed', () => {
    const made = text(full)
    const all = rowsOf(full).map(({ label, value }) => wrappedRow(label, value))
    expect(all.filter((row) => made.split(`\n${row}\n`).length !== 2)).toEqual([])
    for (const typed of ["Siân O'Brien & co", 'Pat <Carer> & sons', 'زینب', 'میں اپنے کتے کے ساتھ باہر جانا چاہتی ہوں'])
      expect(made.split(typed)).toHaveLength(2)
    expect(made).toContain(fullReferral.consent.text.split('?')[0]?.split('.')[0])
    expect(made).not.toMatch(/&amp;|&#|undefined|\[object/)
  })

  test('says how to acknowledge it, that it is practice, and what tells of danger', () => {
    const made = text(full)
    expect(made).toContain(`\n${ACKNOWLEDGE}\n`)
    expect(made).toContain(words.say('ui.inbox.practice'))
    for (const kind of full.danger?.kinds ?? []) expect(made).toContain(`\n- ${kind}\n`)
    const live = text(printedOf({ ...plainReferral, mode: 'live' }))
    expect(live).not.toContain(words.say('ui.inbox.practice'))
    expect(live).not.toContain(words.say('ui.inbox.danger.heading'))
    expect(live).not.toContain('http')
  })

  test('what happened since stands before the rest', () => {
    const made = text(printedOf(fullReferral, { news: 'It was withdrawn.' }))
    expect(made.indexOf('It was withdrawn.')).toBeLessThan(made.indexOf(words.say('ui.inbox.section.request')))
  })

  test('what is typed over several lines can look like no part of the letter', () => {
    const forged = `Nobody\n${words.say('ui.inbox.contact')}\n-------\u2028Phone number: 999\rName: Eve\u0085x`
    const made = text(
      printedOf({
        ...fullReferral,
        contact: { ...fullReferral.contact, mustNotKnow: forged },
        person: fullReferral.person,
      }),
    )
    const lines = made.split('\n')
    expect(lines.filter((line) => line.startsWith(words.say('ui.inbox.contact')))).toHaveLength(1)
    for (const line of ['Phone number: 999', 'Name: Eve', '-------'])
      expect(lines.filter((one) => one.trim() === line)).toEqual([`  ${line}`])
    expect(made).not.toMatch(/[\r\u2028\u0085]/)
  })

  test('only a file that says by its name that it is text is filled without escaping', () => {
    expect(() => readTextTemplate(join(project, 'content/pages/chat.hbs'))).toThrow('only a .txt.hbs')
  })
})

describe('lines', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }).map((any) => any.replace(/\s/gu, 'x'))
  test('fit into 76 columns, unless one word does not; no word is lost, changed or moved', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.constantFrom('', '  ', '- '), (all, first) => {
        const made = wrapped(all.join(' '), first, '  ')
        for (const line of made.split('\n'))
          if ([...line].length > 76)
            expect(line.slice(line === made.split('\n')[0] ? first.length : 2)).not.toContain(' ')
        expect(made.slice(first.length).split(/\s+/u)).toEqual(all)
      }),
    )
  })

  test('hang under their label, and those that are written the other way stand below it', () => {
    expect(wrappedRow('Name', 'Siân')).toBe('Name: Siân')
    expect(wrappedRow('Ways', 'Post\nPhone')).toBe('Ways:\n  Post\n  Phone')
    expect(wrappedRow('Name', 'زینب (Zainab)')).toBe('Name:\n  زینب (Zainab)')
    expect(wrappedRow('Name', 'Zainab (زینب)')).toBe('Name: Zainab (زینب)')
    expect(wrappedRow('What', `${'word '.repeat(20)}end`)).toMatch(/^What: word .*word\n {2}word .*end$/)
  })
})
