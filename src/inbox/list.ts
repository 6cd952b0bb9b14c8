import type { Answer, Route, WebRequest } from '../server/route.ts'
import type { InboxFilter, InboxRow } from '../storage/storage.ts'
import { doneIn } from './done.ts'
import { chosen, filterOf } from './filter.ts'
import type { Guard } from './guard.ts'
import type { InboxParts } from './parts.ts'
import { rightsOf, type Staff, scopeOf } from './staff.ts'

/** So many referrals stand on a page. */
const PAGE = 25
/** So many go into one table for spreadsheets. */
const MOST_EXPORTED = 2000

/**
 * The list: all, filtered, or what somebody looked for. Names and numbers that are looked for travel in the body of a form: an address is kept
 * by browsers and proxies.
 */
export function listPages(parts: InboxParts, guard: Guard): readonly Route[] {
  const { storage, wordsOf, now } = parts.around
  const words = wordsOf('en')

  const row = (staff: Staff, one: InboxRow) => {
    const mayRead = rightsOf(staff) === 'read'
    const letter = mayRead && 'referral' in one ? parts.letterOf(one.referral) : undefined
    const { pathway } = one
    const name = letter?.sections.flatMap(({ rows }) => rows).find(({ field }) => field === 'name')
    return {
      id: one.id,
      reference: one.reference,
      contact: letter?.contact.filter(({ field }) => ROW_FIELDS.includes(field)) ?? [],
      name: name?.value,
      pathway: words.say(`ui.inbox.pathway.${pathway}`),
      commissioner: parts.nameOf(one.commissioner) ?? one.commissioner,
      state: words.say(`ui.inbox.states.${one.deadAt ? 'dead' : one.state}`),
      stateAt: parts.inLondon(one.stateAt),
      captured: parts.inLondon(one.capturedAt),
      isUnread: one.openedAt === undefined,
      isOverdue: isSilent(one, parts.silentSince(now())),
      tellsOfDanger: one.tellsOfDanger,
      asked: one.askedAt && parts.inLondon(one.askedAt),
      isDead: one.deadAt !== undefined,
      isClosed: !('referral' in one),
      mayRead,
    }
  }

  /** Whose referrals somebody sees: an empty list is no sign that nobody asks. */
  const shows = ({ commissioner, pathways }: ReturnType<typeof scopeOf>): string => {
    if (commissioner === undefined) return words.say('ui.inbox.shows.everyone')
    const board = parts.nameOf(commissioner) ?? commissioner
    if (!pathways) return words.say('ui.inbox.shows.all', { commissioner: board })
    const list = pathways.map((one) => words.say(`ui.inbox.pathway.${one}`)).join(', ')
    return words.say('ui.inbox.shows.some', { commissioner: board, pathways: list })
  }

  /** Whom a page shows is written down before it does. */
  const written = (staff: Staff, act: string, rows: readonly InboxRow[]) =>
    storage.audit.addAll(
      { at: now(), staff: staff.id, act },
      rows.map(({ reference }) => reference),
    )

  const page = async (
    staff: Staff,
    filter: InboxFilter,
    from: number,
    about: object,
    act = 'listed',
  ): Promise<Answer> => {
    const { rows, total } = await storage.inbox.list(scopeOf(staff), filter, { size: PAGE, from })
    await written(staff, act, rows)
    const alarms = await storage.outbox.alarms(scopeOf(staff))
    const link = (at: number) => `/inbox?${new URLSearchParams({ ...chosen(filter), from: String(at) })}`
    return {
      page: 'inbox',
      words,
      view: {
        title: words.say('ui.inbox.title'),
        rows: rows.map((one) => row(staff, one)),
        total,
        first: rows.length === 0 ? 0 : from + 1,
        last: from + rows.length,
        older: from + rows.length < total ? link(from + PAGE) : undefined,
        newer: from > 0 ? link(Math.max(0, from - PAGE)) : undefined,
        alarms: rightsOf(staff) === 'none' ? 0 : alarms.length,
        who: staff.name,
        shows: shows(scopeOf(staff)),
        mayRead: rightsOf(staff) === 'read',
        states: parts.states.map((id) => option(id, words.say(`ui.inbox.states.${id}`), filter.state)),
        pathways: parts.pathways.map((id) => option(id, words.say(`ui.inbox.pathway.${id}`), filter.pathway)),
        isFiltered: Object.keys(chosen(filter)).length > 0,
        isUnread: filter.isUnread,
        isDanger: filter.tellsOfDanger,
        isOverdue: filter.silentSince !== undefined,
        nothingSought: undefined,
        isSought: false,
        done: undefined,
        table: `/inbox/table.csv?${new URLSearchParams(chosen(filter))}`,
        ...about,
      },
    }
  }

  const list = async (staff: Staff, { query }: WebRequest): Promise<Answer> => {
    const from = Math.max(0, Number.parseInt(query.get('from') ?? '', 10) || 0)
    return page(staff, filterOf(query, parts, now()), from, { done: doneIn(query, words) })
  }

  const search = async (staff: Staff, { form }: WebRequest): Promise<Answer> => {
    const text = form.get('sought') ?? ''
    const sought = parts.sought(text)
    if (!sought) return page(staff, {}, 0, { nothingSought: text })
    return page(staff, sought, 0, { isSought: true }, 'searched')
  }

  const table = async (staff: Staff, { query }: WebRequest): Promise<Answer> => {
    const filter = filterOf(query, parts, now())
    const { rows } = await storage.inbox.list(scopeOf(staff), filter, { size: MOST_EXPORTED, from: 0 })
    await written(staff, 'exported', rows)
    const body = parts.csvOf(
      rows.map(({ state, reference, ...row }) =>
        'referral' in row
          ? { state: words.say(`ui.inbox.states.${state}`), letter: parts.letterOf(row.referral) }
          : { state: words.say('ui.inbox.closedReferral'), reference },
      ),
    )
    return { body, type: 'text/csv', download: 'referrals.csv' }
  }

  return [
    { method: 'GET', path: '/inbox', answer: guard('list', list) },
    { method: 'POST', path: '/inbox/search', answer: guard('read', search) },
    { method: 'GET', path: '/inbox/table.csv', answer: guard('read', table) },
  ]
}

/** How it is safe to make contact, as short as a row can say it. */
const ROW_FIELDS: readonly string[] = ['mustNotKnow', 'contactWays', 'contactRules', 'contactTimes']

const option = (id: string, label: string, chosen?: string) => ({ id, label, isChosen: id === chosen })

const isSilent = ({ state, capturedAt }: InboxRow, since: string): boolean =>
  (state === 'captured' || state === 'sent') && capturedAt <= since
