import { expect, test } from '@jest/globals'
import { safeContact, sections } from '../../../src/handover/letter/sections.ts'
import { fullReferral, plainReferral } from '../../fixtures/referral.ts'
import { printedOf, rowsOf, words } from './made.ts'

test('the full referral of the tests has every field that a letter has', () => {
  const fields = [...safeContact, ...sections.flatMap(({ fields }) => fields)]
  expect(fields.filter(({ of }) => of(fullReferral) === undefined).map(({ name }) => name)).toEqual([])
  const { about, contact, corrections, sections: made } = printedOf(fullReferral)
  expect(corrections?.rows.map(({ value }) => value)).toEqual(fullReferral.corrections?.map(({ text }) => text))
  expect(rowsOf(printedOf(fullReferral))).toHaveLength(fields.length + about.length + 1)
  expect(contact.rows).toHaveLength(safeContact.length)
  expect(made.map(({ rows }) => rows.length)).toEqual(sections.map(({ fields }) => fields.length))
})

test('every field of a referral stands in a letter', () => {
  const { contact, typedBy, authority, person, communication, care, wishes, pathway, request, agreed, copies } =
    fullReferral
  const groups = [
    contact,
    typedBy,
    authority,
    person,
    communication,
    care,
    wishes,
    { pathway, request, agreed, copies },
  ]
  const fields = [...safeContact, ...sections.flatMap(({ fields }) => fields)]
  const shown = fields.map(({ of }) => of(fullReferral))
  const lost = groups.flatMap((group) => Object.entries(group).filter(([, value]) => !shown.includes(value)))
  expect(lost.map(([name]) => name)).toEqual([])
})

test('a letter with little has no empty sections, and says of safe contact what was not asked', () => {
  const { sections: made, contact, corrections, danger, news, acknowledge } = printedOf(plainReferral)
  expect(made.filter(({ rows }) => rows.length === 0)).toEqual([])
  expect(contact.rows.map(({ value }) => value)).toContain(words.say('ui.inbox.notAsked'))
  expect([corrections, danger, news, acknowledge]).toEqual([undefined, undefined, undefined, undefined])
})

test('what others may see of it names nobody', () => {
  const { title, paper, about, contact } = printedOf(fullReferral)
  const seen = JSON.stringify([title, paper, about, contact.heading, contact.warning])
  expect(seen).not.toMatch(/Siân|Brien|زینب|Carer/)
  expect(seen).toContain(fullReferral.reference)
})
