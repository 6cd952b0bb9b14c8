import type { Article } from '../articles.ts'
import { own } from '../own.ts'
import type { Message, MessageKey, Way } from '../words/message.ts'
import type { Said } from './activity.ts'
import type { World } from './world.ts'

/** The part of an article that is read. */
export type Part = Extract<Said, { read: unknown }>['read']

/** More related articles than this is a list, and no help. */
const MOST_RELATED = 3

/** What reading a part of an article says: nothing when the article is gone. */
export function articleMessages(world: World, { article: id, part }: Part): readonly Message[] {
  const article = own(world.articles, id)
  if (!article) return []
  const heading = `article.${id}.title` as const
  if (part === 'sources') return [sourcesMessage(world, heading, id, article)]
  const ways = [
    ...(part === 'full' ? [] : [way('way.more', { article: id, part: 'full' })]),
    way('way.sources', { article: id, part: 'sources' }),
    ...begins(world, article),
    ...(part === 'full' ? related(world, article) : []),
  ]
  const texts: readonly MessageKey[] =
    part === 'full' ? [`article.${id}.full`, `article.${id}.next`] : [`article.${id}.short`]
  return [
    ...inEnglish(world, texts),
    ...texts.map(
      (key, index): Message => ({
        key,
        ...(index === 0 && { heading }),
        ...(index === texts.length - 1 && { ways }),
      }),
    ),
    ...(article.reviewBy < world.now.slice(0, 10)
      ? [{ key: 'core.articleOld', values: { reviewBy: article.reviewBy } } as const]
      : []),
  ]
}

/** What several articles are called, to choose from by number. */
export const offerMessage = (ids: readonly string[]): Message => ({
  key: 'core.offer',
  isNumbered: true,
  ways: [...ids.map(titled), { way: 'way.noneOfThese', does: { noneOfThese: true } }],
})

/** The way to an article, called by its title. */
export const titled = (id: string): Way => ({ way: `article.${id}.title`, does: { read: { article: id } } })

const way = (name: Way['way'], read: Part): Way => ({ way: name, does: { read } })

const related = ({ articles }: World, article: Article): readonly Way[] =>
  article.related
    .filter((id) => own(articles, id))
    .slice(0, MOST_RELATED)
    .map(titled)

const begins = ({ dialogs }: World, article: Article): readonly Way[] =>
  article.dialogs
    .filter((dialog) => own(dialogs, dialog))
    .map((dialog) => ({ way: `way.${dialog}` as const, does: { begin: dialog } }))

const sourcesMessage = (
  { now }: World,
  heading: MessageKey,
  id: string,
  { sources, dialogs: _ }: Article,
): Message => ({
  key: 'core.sources',
  heading,
  items: sources.map(({ source, seen, reviewBy }) => ({
    key: 'core.source',
    values: { source, seen, context: reviewBy < now.slice(0, 10) ? 'old' : 'new' },
  })),
  ways: [way('way.more', { article: id, part: 'full' })],
})

/** Says so where words are not there yet in the language that the person reads. */
export const inEnglish = ({ words }: World, keys: readonly string[]): readonly Message[] =>
  keys.some((key) => words.languageOf(key) !== words.language) ? [{ key: 'core.inEnglish' }] : []
