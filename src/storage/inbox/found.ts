import { type ExpressionBuilder, type ExpressionWrapper, type Kysely, type SqlBool, sql } from 'kysely'
import type { BlindHash } from '../blind-hash.ts'
import type { InboxFilter, Scope } from '../inbox-storage.ts'
import type { Schema } from '../schema.ts'

type Joined = ExpressionBuilder<Schema & { newest: Schema['delivery'] }, 'referral' | 'newest'>

/** What a scope and a filter ask of a referral and its newest delivery. */
export const asked =
  (scope: Scope, filter: InboxFilter, hashed: BlindHash) =>
  (is: Joined): ExpressionWrapper<Schema & { newest: Schema['delivery'] }, 'referral' | 'newest', SqlBool> => {
    const { state, pathway, commissioner, isUnread, tellsOfDanger, silentSince, reference, found = [] } = filter
    return is.and([
      ...(scope.commissioner === undefined ? [] : [is('commissioner', '=', scope.commissioner)]),
      ...(scope.pathways === undefined ? [] : [is('pathway', 'in', scope.pathways)]),
      ...(state === undefined ? [] : [is('newest.state', '=', state)]),
      ...(pathway === undefined ? [] : [is('pathway', '=', pathway)]),
      ...(commissioner === undefined ? [] : [is('commissioner', '=', commissioner)]),
      ...(isUnread ? [is('newest.opened_at', 'is', null)] : []),
      ...(tellsOfDanger ? [is('tells_of_danger', '=', 1)] : []),
      ...(silentSince === undefined
        ? []
        : [is('newest.state', 'in', ['captured', 'sent']), is('captured_at', '<=', silentSince)]),
      ...(reference === undefined ? [] : [is('reference', '=', reference)]),
      ...found.map(({ kind, value }) =>
        is(
          'referral.id',
          'in',
          is
            .selectFrom('found_by')
            .select('found_by.referral_id')
            .where('kind', '=', kind)
            .where('hash', '=', hashed(kind, value)),
        ),
      ),
    ])
  }

/** Referrals with the newest delivery of each. */
export const withNewest = (db: Kysely<Schema>) =>
  db
    .selectFrom('referral')
    .innerJoin('delivery as newest', 'newest.referral_id', 'referral.id')
    .where('erased_at', 'is', null)
    .where('newest.number', '=', (of) =>
      of
        .selectFrom('delivery')
        .select(({ fn }) => fn.max('number').as('number'))
        .whereRef('delivery.referral_id', '=', 'referral.id')
        .where('what', '=', 'referral'),
    )

/** When the person last asked how it is going, where nobody has told them anything since. */
export const askedAt = (is: Joined) =>
  is
    .selectFrom('event')
    .select(({ fn }) => fn.max('event.at').as('at'))
    .whereRef('event.referral_id', '=', 'referral.id')
    .where('event.what', '=', 'asked')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('event as later')
            .select('later.number')
            .whereRef('later.referral_id', '=', 'referral.id')
            .whereRef('later.number', '>', 'event.number')
            .where('later.what', 'in', ANSWERS),
        ),
      ),
    )
    .as('asked_at')

/** What tells a person how it is going: they were contacted, or their status page says it. A new board has told them nothing. */
const ANSWERS = ['contacted', 'accepted', 'declined', 'withdrawn']

/** Referrals that may be about the same person as this one: the same NHS number, or the same surname and postcode. */
export const alike = (db: Kysely<Schema>, referral: string) =>
  withNewest(db)
    .select(['newest.id', 'reference', 'captured_at', 'commissioner', 'pathway'])
    .where('referral.id', '!=', referral)
    .where(
      'referral.id',
      'in',
      sql<string>`(select other.referral_id from found_by mine join found_by other
        on other.kind = mine.kind and other.hash = mine.hash and other.referral_id <> mine.referral_id
        where mine.referral_id = ${referral} group by other.referral_id
        having max(mine.kind = 'nhsNumber') or count(*) filter (where mine.kind in ('surname', 'postcode')) = 2)`,
    )
    .orderBy('captured_at')
