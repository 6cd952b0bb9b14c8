import { z } from 'zod'
import { dangerKinds } from '../core/danger/danger.ts'
import { REFERRAL_VERSION, type Referral } from './referral.ts'

const text = z.string().min(1)
const time = z.iso.datetime()
const value = z
  .union([text, z.number(), z.array(text), z.strictObject({ choice: text })])
  .describe('A choice by its id, several of them, what was typed, or why there is nothing')

/** Fields that may be there, each a value. */
const fields = <Name extends string>(...names: readonly Name[]) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, value.optional()])) as Record<Name, z.ZodOptional<typeof value>>,
  )

/**
 * A referral as programs may rely on it, on these pathways. A field that may be left out can be added within a version; any other change makes a
 * new one.
 */
export const referralSchema = (pathways: readonly string[]) =>
  z
    .strictObject({
      reference: z.string().regex(/^PHB-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
      version: z.literal(REFERRAL_VERSION),
      submittedAt: time,
      mode: z.enum(['practice', 'live']).describe('practice: made up, nobody may be there'),
      pathway: z.enum(pathways),
      request: value,
      commissioner: z.strictObject({ ods: text, name: text }),
      contact: fields('ways', 'rules', 'times', 'mustNotKnow', 'phone', 'email')
        .required({ ways: true })
        .describe('How it is safe to make contact. Use no other way. Read this first.'),
      typedBy: fields('who', 'name', 'role'),
      agreed: value.describe('How the person agreed; self: they typed or said it themselves'),
      authority: fields('decides', 'holds', 'proofSeen', 'contact', 'parentalResponsibility'),
      person: fields(
        ...(['name', 'preferredName', 'birthDate', 'turns18', 'nhsNumber', 'address', 'livesIn', 'postcode'] as const),
        ...(['gp', 'gpPostcode', 'detainedWhere', 'detainedWhen'] as const),
      )
        .extend({ nhsNumberStatus: z.literal('untraced') })
        .required({ name: true, birthDate: true }),
      communication: fields('language', 'script', 'interpreter', 'interpreterGender', 'formats', 'formatsOther'),
      care: fields(
        ...([
          'about',
          'current',
          'toldAmount',
          'amount',
          'decisionDate',
          'inHospital',
          'dischargeDate',
          'worker',
        ] as const),
      ),
      wishes: fields('matters', 'manage', 'help'),
      copies: value,
      danger: z.array(z.enum(dangerKinds)).describe('What the free text may tell of danger: read it first, if any'),
      corrections: z
        .array(z.strictObject({ at: time, text }))
        .optional()
        .describe('What the person said later has changed: it holds before all else'),
      consent: z.strictObject({
        key: text,
        text: text.describe('The very words that were agreed to'),
        locale: text,
        words: text.describe('The version of the words'),
        at: time,
        agreedAt: time,
        commissioner: text,
      }),
    })
    .meta({ title: 'Referral for a personal health budget' }) satisfies z.ZodType<Referral>

/** The schema as JSON Schema (draft 2020-12), with the address at which it is published. */
export const jsonSchema = (pathways: readonly string[], publicUrl: string): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${publicUrl}/schemas/referral.json`,
  'x-version': REFERRAL_VERSION,
  ...z.toJSONSchema(referralSchema(pathways), { target: 'draft-2020-12' }),
})
