import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { referralSchema as schemaOf } from '../../src/handover/schema.ts'
import { pathways } from '../../src/pathways.ts'
import { fullReferral, plainReferral } from '../fixtures/referral.ts'
import { type Site, site, upTo, Visitor } from '../server/site.ts'

const referralSchema = schemaOf(pathways)
let at: Site
let schema: { $id: string }
let isValid: (value: unknown) => boolean
beforeAll(async () => {
  at = await site()
  schema = (await (await fetch(`${at.url}/schemas/referral.json`)).json()) as { $id: string }
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  addFormats.default(ajv)
  isValid = ajv.compile(schema)
})
afterAll(() => at.end())

test('the schema is published, under its own address, for pages of any site', async () => {
  const response = await fetch(`${at.url}/schemas/referral.json`)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(schema.$id).toBe(`${at.url}/schemas/referral.json`)
  expect(schema).toMatchObject({ 'x-version': 1, title: 'Referral for a personal health budget' })
})

test('what the program makes fits it, with every field and with few', async () => {
  const visitor = new Visitor(at)
  await upTo(visitor, 'consent')
  await visitor.say('agree')
  const { rows } = await at.around.storage.inbox.list({}, {}, { size: 1, from: 0 })
  for (const referral of [fullReferral, plainReferral, rows[0]?.referral]) {
    expect(isValid(JSON.parse(JSON.stringify(referral)))).toBe(true)
    expect(referralSchema.safeParse(JSON.parse(JSON.stringify(referral))).success).toBe(true)
  }
})

test.each([
  ['no reference', { reference: undefined }],
  ['a reference that is none', { reference: 'PHB-1' }],
  ['another version', { version: 2 }],
  ['a pathway that there is not', { pathway: 'adult' }],
  ['no safe ways', { contact: { rules: ['voicemail'] } }],
  ['a field that there is not', { surname: 'Lee' }],
  ['a time that is none', { submittedAt: 'yesterday' }],
])('%s does not fit', (_, change) => {
  const wrong = JSON.parse(JSON.stringify({ ...plainReferral, ...change }))
  expect(isValid(wrong)).toBe(false)
  expect(referralSchema.safeParse(wrong).success).toBe(false)
})
