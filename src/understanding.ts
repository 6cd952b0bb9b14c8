import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleWords } from './core/finding/by-words.ts'
import type { UnderstandingData, UnderstandingSettings } from './core/understanding.ts'
import type { Words } from './core/words/words.ts'
import { localesIn } from './locales.ts'

/** The language whose free text is understood. */
const LANGUAGE = 'en'

/** Where the trained models are kept: committed, so that nobody need train them. */
export const modelFolder = (project: string): string => join(project, 'content', 'model')

/** Reads what understanding rests on. Throws, naming the file, at one that is not there. */
export function readUnderstanding(project: string, words: Words): UnderstandingData {
  const folder = modelFolder(project)
  const model = (name: string): Uint8Array => readFileSync(join(folder, name))
  return {
    lists: readLists(project),
    used: wordsUsed(readFileSync(join(folder, 'words.txt'), 'utf8')),
    articles: articleWords(project, words),
    models: { articles: model('articles.bin'), danger: model('danger.bin') },
    meaningModels: { articles: model('articles-meaning.bin'), danger: model('danger-meaning.bin') },
    dangerIn: new Map(languagesOfDanger(project).map((language) => [language, model(`danger-${language}.bin`)])),
    settings: JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as UnderstandingSettings,
  }
}

/** The languages besides English that have messages of danger to learn from. */
export const languagesOfDanger = (project: string): readonly string[] =>
  localesIn(join(project, 'locales')).filter(
    (locale) => locale !== LANGUAGE && existsSync(join(project, 'locales', locale, 'danger', 'messages.tsv')),
  )

export const readLists = (project: string): unknown =>
  JSON.parse(readFileSync(join(project, 'locales', LANGUAGE, 'meaning.json'), 'utf8'))

/** The words that people use with how often, a line for each count: the count, then its words. */
export const wordsUsed = (file: string): ReadonlyMap<string, number> =>
  new Map(
    file.split('\n').flatMap((line) => {
      const [count, ...words] = line.split(' ')
      return words.map((word) => [word, Number(count)] as const)
    }),
  )

/** What each article says, as the search over them needs it. */
export const articleWords = (project: string, words: Words): readonly ArticleWords[] =>
  articleIds(project).map((id) => ({
    id,
    title: words.say(`article.${id}.title`),
    short: words.say(`article.${id}.short`),
    full: words.say(`article.${id}.full`),
  }))

const articleIds = (project: string): readonly string[] =>
  readdirSync(join(project, 'locales', LANGUAGE, 'article'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -'.md'.length))
    .toSorted()

/** What the models were trained from, in one number: another means that they are out of date. */
export function trainedFrom(project: string): string {
  const locale = join(project, 'locales', LANGUAGE)
  const files = [
    join(locale, 'meaning.json'),
    ...filesIn(join(locale, 'phrasings')),
    ...[LANGUAGE, ...languagesOfDanger(project)].flatMap((one) => filesIn(join(project, 'locales', one, 'danger'))),
    ...['common', 'known', 'typed'].map((name) => join(project, 'content', 'words', `${name}.txt`)),
    ...['features', 'lexicon', 'speller', 'logistic', 'dense', 'random', 'spread'].map((name) =>
      join(project, 'src', 'core', 'meaning', `${name}.ts`),
    ),
    ...filesIn(join(project, 'src', 'tools', 'train')),
  ]
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .toSorted()
        .map((name) => join(folder, name))
    : []
