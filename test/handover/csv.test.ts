import { expect, test } from '@jest/globals'
import { csv } from '../../src/handover/csv.ts'
import type { Letter } from '../../src/handover/letter/letter.ts'

const headings = {
  reference: 'Reference',
  state: 'State',
  commissioner: 'For',
  submitted: 'Sent',
  danger: 'Danger',
  corrections: 'Changed',
  mayHaveChanged: (value: string) => `Perhaps old: ${value}`,
}
const letter = (typed: string, corrections: Letter['corrections'] = []): Letter => ({
  title: 'Referral PHB-2K7M-9QW5',
  reference: 'PHB-2K7M-9QW5',
  commissioner: 'NHS West Yorkshire (QWO)',
  submitted: '24 November 2026 at 10:00',
  submittedAt: '2026-11-24T10:00:00.000Z',
  isPracticeReferral: true,
  danger: [],
  corrections,
  contact: [{ field: 'mustNotKnow', label: 'Who must not know', value: typed }],
  sections: [
    { name: 'person', heading: 'The person', rows: [{ field: 'name', label: 'Name', value: 'Siân, "Jo" O’Brien' }] },
  ],
  consent: { text: 'Yes', locale: 'en', agreed: 'today', words: '1' },
})

test.each(['=1+1', '+44 7700 900123', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =cmd|calc', '\n@x'])(
  '%j is text and no formula',
  (typed) => {
    const [, line = ''] = csv([{ state: 'New', letter: letter(typed) }], headings).split('"\r\n"')
    expect(line.startsWith(`'${typed}`)).toBe(true)
  },
)

test('how it is safe to make contact stands in the first column, and names are whole', () => {
  const text = csv([{ state: 'New', letter: letter('Her father') }], headings)
  expect(text.startsWith('\ufeff"Who must not know","Changed","Danger","Reference"')).toBe(true)
  expect(text).toContain('"Siân, ""Jo"" O’Brien"')
  expect(text).toContain('"Her father",,')
})

test('what the person changed stands behind it, and what was said before is marked', () => {
  const changed = letter('Her father', [{ at: '25 November', text: '=Do not phone me any more' }])
  const phone = { field: 'phone', label: 'Phone', value: '+447700900123' }
  const rows = [
    { state: 'Closed', reference: 'PHB-7TTX-0B3N' },
    { state: 'New', letter: letter('Nobody') },
    { state: 'New', letter: { ...changed, contact: [...changed.contact, phone] } },
  ]
  const [head = '', closed = '', same = '', row = ''] = csv(rows, headings).split('\r\n')
  expect(head.startsWith('\ufeff"Who must not know","Phone","Changed","Danger","Reference"')).toBe(true)
  expect(closed.startsWith(',,,,"PHB-7TTX-0B3N"')).toBe(true)
  expect(same.startsWith('"Nobody",,,')).toBe(true)
  expect(row).toContain(
    '"Perhaps old: Her father","Perhaps old: +447700900123","25 November: =Do not phone me any more"',
  )
})
