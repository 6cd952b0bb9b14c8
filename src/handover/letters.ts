import type { Dialog } from '../core/dialog/define.ts'
import type { Words } from '../core/words/words.ts'
import type { Claimed } from '../storage/storage.ts'
import { letter } from './letter/letter.ts'
import type { LetterPdf } from './letter/pdf.ts'
import { type PrintedLetter, printed } from './letter/printed.ts'
import { readTextTemplate } from './letter/text.ts'
import type { Letter as Mailed } from './mail.ts'
import type { Referral } from './referral.ts'
import type { LetterOf } from './routes/letter-of.ts'

export type LettersParts = {
  readonly words: Words
  readonly dialogs: Readonly<Record<string, Dialog>>
  /** Where whoever gets a delivery says so. */
  readonly linkOf: (delivery: string) => string
  /** The file of the plain text. */
  readonly template: string
  readonly letterPdf: LetterPdf
  readonly log: { readonly error: (what: object, message: string) => void }
}

/** The letter that a delivery becomes: for people as text and to print, for programs as JSON. */
export function letters({ words, dialogs, linkOf, template, letterPdf, log }: LettersParts): LetterOf {
  const text = readTextTemplate(template)

  /** Nobody waits longer for a referral because its PDF could not be made: the text says all of it. */
  const toPrint = async (delivery: string, view: PrintedLetter): Promise<Mailed['files']> => {
    try {
      const { reference } = view.paper
      return [{ name: `${reference}.pdf`, type: 'application/pdf', data: await letterPdf.of(view) }]
    } catch (error) {
      log.error(
        { delivery, error: error instanceof Error ? error.name : typeof error },
        'a letter goes without its PDF',
      )
      return []
    }
  }

  return async ({ id, what, referral }: Claimed) => {
    const { reference } = referral as Referral
    const subject = words.say(`ui.inbox.letter.subject.${what}`, { reference })
    // Whoever is not to go on needs the reference, and nothing else about the person.
    if (what === 'withdrawn') return { subject, text: `${subject}\n\n${words.say('ui.inbox.letter.news.withdrawn')}\n` }
    const view = printed(words, letter(words, dialogs, referral as Referral), {
      ...(what === 'referral' ? { acknowledgeUrl: linkOf(id) } : { news: words.say(`ui.inbox.letter.news.${what}`) }),
    })
    return {
      subject,
      text: text(view),
      files: [
        ...((await toPrint(id, view)) ?? []),
        { name: `${reference}.json`, type: 'application/json', data: JSON.stringify(referral, undefined, 2) },
      ],
    }
  }
}
