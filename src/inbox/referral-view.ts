import type { Dialog } from '../core/dialog/define.ts'
import type { Words } from '../core/words/words.ts'
import type { Referral } from '../handover/referral.ts'
import type { DeliveryRow } from '../storage/storage.ts'
import { fieldWording } from './field-wording.ts'
import { inLondon } from './in-london.ts'
import { type Field, safeContact, sections } from './sections.ts'

/** A referral as staff read it: how it is safe to make contact comes first. */
export function referralView(
  words: Words,
  dialogs: Readonly<Record<string, Dialog>>,
  referral: Referral,
  { openedAt }: DeliveryRow,
) {
  const { label, value } = fieldWording(words, dialogs, referral)
  const row = (field: Field) => {
    const given = field.of(referral)
    if (given === undefined && !field.always) return []
    const text = given === undefined ? words.say('ui.inbox.notAsked') : value(field, given)
    return [{ label: label(field.name), value: text, change: undefined }]
  }
  const { consent, commissioner, reference, submittedAt, mode } = referral
  return {
    title: words.say('ui.inbox.referral', { reference }),
    reference,
    commissioner: `${commissioner.name} (${commissioner.ods})`,
    submitted: inLondon(submittedAt),
    opened: openedAt && inLondon(openedAt),
    isPracticeReferral: mode === 'practice',
    contact: safeContact.flatMap(row),
    sections: sections.map(({ name, fields }) => ({
      name,
      heading: words.say(`ui.inbox.section.${name}`),
      rows: fields.flatMap(row),
    })),
    consent: { text: consent.text, agreed: inLondon(consent.agreedAt), words: consent.words },
  }
}
