import type { Words } from '../../core/words/words.ts'
import type { Letter } from './letter.ts'

/** A field in words. */
export type PrintedRow = { readonly label: string; readonly value: string }

/** What is known of a letter beside the referral. */
export type About = {
  /** Where whoever gets it says so. */
  readonly acknowledgeUrl?: string
  /** What has happened since it was first sent, in words. */
  readonly news?: string
}

/**
 * A letter with all of its words, in the order in which it is read: its text and its PDF are both made from this, and from nothing else.
 * How it is safe to make contact comes first; only the rows name anybody.
 */
export type PrintedLetter = {
  readonly contact: { readonly heading: string; readonly warning: string; readonly rows: readonly PrintedRow[] }
  /** What the person said later has changed, by when they said it. */
  readonly corrections: { readonly heading: string; readonly rows: readonly PrintedRow[] } | undefined
  readonly danger: { readonly heading: string; readonly text: string; readonly kinds: readonly string[] } | undefined
  readonly title: string
  readonly news: string | undefined
  readonly practice: string | undefined
  readonly about: readonly PrintedRow[]
  readonly acknowledge: { readonly text: string; readonly url: string } | undefined
  readonly sections: readonly { readonly heading: string; readonly rows: readonly PrintedRow[] }[]
  readonly consent: { readonly heading: string; readonly text: string; readonly locale: string; readonly at: string }
  /** What only paper needs. `page` holds PAGE and PAGES, for their numbers. */
  readonly paper: {
    readonly reference: string
    /** ISO time, UTC: the same letter is the same to the byte whenever it is made. */
    readonly date: string
    readonly page: string
    /** On each page but the first. */
    readonly contact: string
    /** Beside what the fonts lack. */
    readonly notShown: string
  }
}

/** What stands for the number of the page, and of all pages. */
export const PAGE = '{page}'
export const PAGES = '{pages}'

export function printed(words: Words, letter: Letter, { acknowledgeUrl, news }: About = {}): PrintedLetter {
  const { consent, corrections, danger } = letter
  return {
    contact: {
      heading: words.say('ui.inbox.contact'),
      warning: words.say('ui.inbox.contactWarning'),
      rows: letter.contact,
    },
    corrections:
      corrections.length > 0
        ? {
            heading: words.say('ui.inbox.corrections'),
            rows: corrections.map(({ at, text }) => ({ label: at, value: text })),
          }
        : undefined,
    danger:
      danger.length > 0
        ? { heading: words.say('ui.inbox.danger.heading'), text: words.say('ui.inbox.danger.text'), kinds: danger }
        : undefined,
    title: letter.title,
    news,
    practice: letter.isPracticeReferral ? words.say('ui.inbox.practice') : undefined,
    about: [
      { label: words.say('ui.inbox.commissioner'), value: letter.commissioner },
      { label: words.say('ui.inbox.submitted'), value: letter.submitted },
    ],
    acknowledge: acknowledgeUrl ? { text: words.say('ui.inbox.letter.acknowledge'), url: acknowledgeUrl } : undefined,
    sections: letter.sections.filter(({ rows }) => rows.length > 0),
    consent: {
      heading: words.say('ui.inbox.consent'),
      text: consent.text,
      locale: consent.locale,
      at: words.say('ui.inbox.consentAt', { agreed: consent.agreed, version: consent.words }),
    },
    paper: {
      reference: letter.reference,
      date: letter.submittedAt,
      page: words.say('ui.inbox.letter.page', { page: PAGE, pages: PAGES }),
      contact: words.say('ui.inbox.letter.seeFirst'),
      notShown: words.say('ui.inbox.letter.notShown'),
    },
  }
}
