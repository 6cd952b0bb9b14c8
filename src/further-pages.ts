import { statusPages } from './channels/status.ts'
import { nhsNumberKey, postcodeKey, surnameKey } from './core/found-by.ts'
import { RECEIVE_WITHIN_DAYS } from './handover/alarms.ts'
import { csv } from './handover/csv.ts'
import { inLondon } from './handover/letter/in-london.ts'
import { letter } from './handover/letter/letter.ts'
import type { LetterPdf } from './handover/letter/pdf.ts'
import { printed } from './handover/letter/printed.ts'
import { readReference } from './handover/reference.ts'
import type { Referral } from './handover/referral.ts'
import { workingDaysBefore } from './handover/working-days.ts'
import { door } from './inbox/door.ts'
import { inbox } from './inbox/inbox.ts'
import type { Sought } from './inbox/parts.ts'
import { DEFAULT_LOCALE } from './locales.ts'
import { pathways } from './pathways.ts'
import type { Surroundings } from './receive.ts'
import type { Route } from './server/route.ts'
import { deliveryStates } from './storage/outbox-storage.ts'

/** The pages beside the chat: those for staff, and those on which people see how their referral goes. */
export function furtherPages(
  around: Surroundings,
  commissioners: readonly { readonly ods: string; readonly name: string }[],
  inboxUrl: string,
  letterPdf: LetterPdf,
): { readonly forPeople: readonly Route[]; readonly forStaff: readonly Route[] } {
  const words = around.wordsOf(DEFAULT_LOCALE)
  const names = new Map(commissioners.map(({ ods, name }) => [ods, name]))
  const way = door({ around, origin: inboxUrl })
  const headings = {
    reference: words.say('ui.inbox.do.reference'),
    state: words.say('ui.inbox.state'),
    commissioner: words.say('ui.inbox.commissioner'),
    submitted: words.say('ui.inbox.submitted'),
    danger: words.say('ui.inbox.danger.mark'),
    corrections: words.say('ui.inbox.corrections'),
    mayHaveChanged: (value: string) => words.say('ui.inbox.mayHaveChanged', { value }),
  }
  return {
    forPeople: statusPages({ around, nameOf: (ods) => names.get(ods), readReference, inLondon }),
    forStaff: [
      ...way.routes,
      ...inbox({
        around,
        who: way.who,
        staffNames: async () => new Map((await around.storage.staff.all()).map(({ id, name }) => [id, name])),
        nameOf: (ods) => names.get(ods),
        commissioners,
        pathways,
        states: deliveryStates,
        routeOf: around.routeOf,
        letterOf: (referral) => letter(words, around.dialogs, referral as Referral),
        pdfOf: (referral) => letterPdf.of(printed(words, letter(words, around.dialogs, referral as Referral), {})),
        csvOf: (rows) => csv(rows, headings),
        inLondon,
        silentSince: (now) => workingDaysBefore(now, RECEIVE_WITHIN_DAYS),
        sought,
      }),
    ],
  }
}

/** What somebody looks for, by the form of what they typed. */
function sought(text: string): Sought | undefined {
  const reference = /phb/i.test(text) ? readReference(text) : undefined
  if (reference) return { reference }
  const plain = text.trim()
  if (/^[\d\s-]{10,16}$/.test(plain) && nhsNumberKey(plain).length === 10)
    return { found: [{ kind: 'nhsNumber', value: nhsNumberKey(plain) }] }
  if (/^[a-z]{1,2}\d[a-z\d]?\s*(\d[a-z]{2})?$/i.test(plain))
    return { found: [{ kind: 'postcode', value: postcodeKey(plain) }] }
  const surname = surnameKey(plain)
  return surname === undefined ? undefined : { found: [{ kind: 'surname', value: surname }] }
}
