import { readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import type { Dialog } from '../core/dialog/define.ts'
import type { Words } from '../core/words/words.ts'
import type { Claimed } from '../storage/storage.ts'
import { type Letter, letter } from './letter/letter.ts'
import type { Referral } from './referral.ts'
import type { LetterOf } from './routes/letter-of.ts'

/** The letter that a delivery becomes: for people as text, for programs as JSON. `linkOf` is where whoever gets it says so. */
export function letters(
  words: Words,
  dialogs: Readonly<Record<string, Dialog>>,
  linkOf: (delivery: string) => string,
  template: string,
): LetterOf {
  const text = plainText(template, words)
  return async ({ id, what, referral }: Claimed) => {
    const { reference } = referral as Referral
    const view = letter(words, dialogs, referral as Referral)
    return {
      subject: words.say(`ui.inbox.letter.subject.${what}`, { reference }),
      text: text({
        ...view,
        link: linkOf(id),
        news: what === 'referral' ? undefined : words.say(`ui.inbox.letter.news.${what}`),
      }),
      files: [{ name: `${reference}.json`, type: 'application/json', data: JSON.stringify(referral, undefined, 2) }],
    }
  }
}

type PlainLetter = Letter & { readonly link: string; readonly news: string | undefined }

/** Plain text needs no escaping, and must have none: it would show "O&#x27;Brien". Never to be sent as a page. */
function plainText(file: string, words: Words): (view: PlainLetter) => string {
  const handlebars = Handlebars.create()
  handlebars.registerHelper('say', (key: `ui.${string}`, { hash }: Handlebars.HelperOptions) => words.say(key, hash))
  handlebars.registerHelper('underlined', (line: string) => `${line}\n${'-'.repeat([...line].length)}`)
  return handlebars.compile(readFileSync(file, 'utf8'), { strict: true, noEscape: true })
}
