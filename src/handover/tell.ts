import type { Words } from '../core/words/words.ts'
import type { Alarm, OutboxRow, Storage } from '../storage/storage.ts'
import type { Mail } from './mail.ts'
import { PERSON } from './routes/person.ts'

export type TellParts = {
  readonly outbox: Storage['outbox']
  readonly words: Words
  readonly now: () => string
  readonly newId: () => string
  readonly log: { readonly error: (what: object, message: string) => void }
  /** Where staff look. */
  readonly inboxUrl: string
  /** Whom to mail, and how; unset: alarms are in the log, the inbox and the metrics alone. */
  readonly operator?: { readonly mail: Mail; readonly to: string }
}

/** So long a mail to the operator may take. */
const MAIL_MS = 30_000

/**
 * Tells people of alarms: the operator, by reference and board alone; and whoever waits for an answer that nobody has said they received
 * their referral, with how to chase it. Rejects when the operator could not be mailed: then it is tried again.
 */
export const tell =
  ({ outbox, words, now, newId, log, inboxUrl, operator }: TellParts) =>
  async (alarms: readonly Alarm[]): Promise<void> => {
    const rows = new Map((await outbox.waiting()).map((row) => [row.id, row]))
    const about = alarms.flatMap(({ kind, delivery }) => {
      const row = rows.get(delivery)
      return row ? [{ kind, row }] : []
    })
    for (const { kind, row } of about) {
      log.error(
        { alarm: kind, delivery: row.id, route: row.route, problem: row.problem },
        'somebody must look at a delivery',
      )
      if (kind === 'unacknowledged') await outbox.add(row, 'chase', PERSON, now())
    }
    if (!operator || about.length === 0) return
    const lines = about.map(({ kind, row }) => lineOf(words, kind, row))
    const text = [words.say('ui.inbox.alarm.mail', { url: inboxUrl }), ...lines].join('\n\n')
    const letter = { id: newId(), to: operator.to, subject: words.say('ui.inbox.alarm.subject'), text }
    const sent = await operator.mail.send(letter, AbortSignal.timeout(MAIL_MS))
    if ('problem' in sent) throw new Error(`The operator could not be mailed: ${sent.problem}`)
  }

const lineOf = (words: Words, kind: Alarm['kind'], { reference, commissioner, problem, route }: OutboxRow): string =>
  words.say(`ui.inbox.alarm.${kind}`, { reference, commissioner, problem: problem ?? '', route })
