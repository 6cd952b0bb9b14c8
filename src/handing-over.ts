import { join } from 'node:path'
import type { Config } from './config.ts'
import { acknowledging } from './handover/acknowledge.ts'
import type { AuditHeadParts } from './handover/audit-head.ts'
import type { LetterPdf } from './handover/letter/pdf.ts'
import { letters } from './handover/letters.ts'
import { createMail } from './handover/mail.ts'
import { createOutbox, type Outbox } from './handover/outbox.ts'
import type { AgreedRoute } from './handover/read-routes.ts'
import { receivedPages } from './handover/received.ts'
import { email } from './handover/routes/email.ts'
import { inbox } from './handover/routes/inbox.ts'
import { person } from './handover/routes/person.ts'
import { schemaPage } from './handover/schema-page.ts'
import { tell } from './handover/tell.ts'
import { DEFAULT_LOCALE } from './locales.ts'
import { pathways } from './pathways.ts'
import type { Surroundings } from './receive.ts'
import type { Route as PageRoute } from './server/route.ts'
import { projectFolder } from './surroundings.ts'

type Log = { readonly error: (what: object, message: string) => void }

/** What brings referrals to commissioners: the outbox, not started yet, and the pages on which those who got a letter say so. */
export function handingOver({
  around,
  routes,
  config,
  log,
  letterPdf,
  ca,
}: {
  readonly around: Surroundings
  readonly routes: readonly AgreedRoute[]
  readonly config: Pick<Config, 'mail' | 'operatorEmail' | 'publicUrl' | 'inboxUrl'>
  readonly log: Log
  readonly letterPdf: LetterPdf
  /** A certificate that mail servers may have, for tests. */
  readonly ca?: string
}): {
  readonly outbox: Outbox
  readonly pages: readonly PageRoute[]
  /** Unset: there is nobody to mail it to. */
  readonly auditHead?: AuditHeadParts
} {
  if (routes.length > 0 && !config.mail)
    throw new Error(`SMTP_URL is missing: ${routes[0]?.commissioner} has a route by e-mail`)
  const { outbox } = around.storage
  const { now, newId } = around
  const words = around.wordsOf(DEFAULT_LOCALE)
  const link = acknowledging(around.channelKey('acknowledge'))
  const mail = config.mail && createMail(config.mail, ca)
  const template = join(projectFolder, 'content', 'letters', 'referral.txt.hbs')
  const letterOf = letters({
    ...{ words, dialogs: around.dialogs, template, letterPdf, log },
    linkOf: (delivery) => config.publicUrl + link.path(delivery),
  })
  const operator = mail && config.operatorEmail ? { mail, to: config.operatorEmail } : undefined
  return {
    ...(operator && { auditHead: { audit: around.storage.audit, words, operator, now, newId } }),
    outbox: createOutbox({
      outbox,
      routes: { inbox, ...(mail && { email: email(mail, letterOf), person: person(mail, around.wordsOf) }) },
      now,
      random: Math.random,
      log,
      tell: tell({
        ...{ outbox, words, now, newId, log },
        inboxUrl: `${config.inboxUrl}/inbox`,
        ...(operator && { operator }),
      }),
    }),
    pages: [...receivedPages(outbox, words, link, now), schemaPage(pathways, config.publicUrl)],
  }
}
