import type { Dialog } from '../../core/dialog/define.ts'
import type { Words } from '../../core/words/words.ts'
import type { Referral } from '../referral.ts'
import { fieldWording } from './field-wording.ts'
import { inLondon } from './in-london.ts'
import { type Field, safeContact, sections } from './sections.ts'

/** A field in words. */
export type LetterRow = { readonly field: string; readonly label: string; readonly value: string }

/** A referral as people read it: on a page of the inbox, in a letter, as a PDF. How it is safe to make contact comes first in all. */
export type Letter = {
  /** Names nobody. */
  readonly title: string
  readonly reference: string
  readonly commissioner: string
  readonly submitted: string
  /** ISO time, UTC. */
  readonly submittedAt: string
  readonly isPracticeReferral: boolean
  /** What its free text tells of danger, in words. */
  readonly danger: readonly string[]
  readonly contact: readonly LetterRow[]
  /** What the person said later has changed; it holds before all else. */
  readonly corrections: readonly { readonly at: string; readonly text: string }[]
  readonly sections: readonly { readonly name: string; readonly heading: string; readonly rows: readonly LetterRow[] }[]
  /** The very words, in the language of `locale`. */
  readonly consent: {
    readonly text: string
    readonly locale: string
    readonly agreed: string
    readonly words: string
  }
}

/** A referral in a table: its state, and its letter; one that cannot be opened has its reference alone. */
export type CsvRow = { readonly state: string } & ({ readonly letter: Letter } | { readonly reference: string })

/** Makes it, in the language of these words. */
export function letter(words: Words, dialogs: Readonly<Record<string, Dialog>>, referral: Referral): Letter {
  const { label, value } = fieldWording(words, dialogs, referral)
  const row = (field: Field): readonly LetterRow[] => {
    const given = field.of(referral)
    if (given === undefined && !field.always) return []
    return [
      {
        field: field.name,
        label: label(field.name),
        value: given === undefined ? words.say('ui.inbox.notAsked') : value(field, given),
      },
    ]
  }
  const { consent, commissioner, reference, submittedAt, mode } = referral
  return {
    title: words.say('ui.inbox.referral', { reference }),
    reference,
    commissioner: `${commissioner.name} (${commissioner.ods})`,
    submitted: inLondon(submittedAt),
    submittedAt,
    isPracticeReferral: mode === 'practice',
    danger: (referral.danger ?? []).map((kind) => words.say(`ui.inbox.danger.kind.${kind}`)),
    contact: safeContact.flatMap(row),
    corrections: (referral.corrections ?? []).map(({ at, text }) => ({ at: inLondon(at), text })),
    sections: sections.map(({ name, fields }) => ({
      name,
      heading: words.say(`ui.inbox.section.${name}`),
      rows: fields.flatMap(row),
    })),
    consent: { text: consent.text, locale: consent.locale, agreed: inLondon(consent.agreedAt), words: consent.words },
  }
}
