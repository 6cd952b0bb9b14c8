import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dialogs } from '../../dialogs/index.ts'
import { letter } from '../handover/letter/letter.ts'
import type { Referral } from '../handover/referral.ts'
import { withStorage } from './open-storage.ts'
import { referenceGiven } from './reference-given.ts'
import { englishWords } from './train/english-words.ts'

/**
 * Writes all that we hold about the person of a referral into a new folder, for them (UK GDPR, article 15): `npm run export-person --
 * PHB-XXXX-XXXX folder`. Files are for their owner alone. Make sure who asks before you hand them over.
 */
await withStorage(async (storage) => {
  const [, , given, folder] = process.argv
  const reference = referenceGiven(given)
  if (!folder) throw new Error('Say the folder: npm run export-person -- PHB-XXXX-XXXX folder')
  const held = await storage.keeping.held(reference)
  if (!held) throw new Error(`There is no referral ${reference}`)
  await storage.audit.add({
    ...{ at: new Date().toISOString(), staff: 'export-person-command', act: 'exported', about: reference },
  })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text, { mode: 0o600, flag: 'wx' })
    console.log(join(folder, name))
  }
  write(`${reference}.json`, JSON.stringify(held, undefined, 2))
  if (held.referral) write(`${reference}.txt`, asText(held.referral as Referral))
})

function asText(referral: Referral): string {
  const words = englishWords()
  const { title, contact, corrections, sections, consent } = letter(words, dialogs, referral)
  const changed = corrections.map(({ at, text }) => `${at}: ${text}`)
  const lines = (rows: typeof contact) => rows.map(({ label, value }) => `${label}: ${value}`)
  return [
    ...[title, '', ...lines(contact)],
    ...(changed.length > 0 ? ['', words.say('ui.inbox.corrections'), ...changed] : []),
    ...sections.flatMap(({ heading, rows }) => ['', heading, ...lines(rows)]),
    ...['', consent.text, ''],
  ].join('\n')
}
