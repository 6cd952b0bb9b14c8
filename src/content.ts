import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import type { Articles } from './core/articles.ts'
import type { NamedFact } from './core/words/facts.ts'

/** Where a fact comes from, and when somebody must look again. */
export type Source = z.output<typeof SOURCE>

/** What `content/` says is true: sources, named facts and what belongs to each article. */
export type Content = {
  readonly sources: ReadonlyMap<string, Source>
  readonly facts: readonly NamedFact[]
  readonly articles: ReadonlyMap<string, ArticleEntry>
}
export type ArticleEntry = z.output<typeof ARTICLE>

/** Reads them; throws one error that names every file and entry that is wrong. */
export function readContent(folder: string): Content {
  const wrong: string[] = []
  const sources = byId(listsIn(folder, 'sources', SOURCE, wrong), 'content/sources', wrong)
  const facts = byId(listsIn(folder, 'facts', FACT, wrong), 'content/facts', wrong)
  const articles = new Map(
    filesIn(folder, 'articles').flatMap(([file, data]) =>
      checked(ARTICLE, data, `content/articles/${file}`, wrong).map(
        (entry) => [file.slice(0, -'.json'.length), entry] as const,
      ),
    ),
  )
  for (const { id, source } of facts.values())
    if (!sources.has(source)) wrong.push(`content/facts: "${id}" names the source "${source}", which is not there`)
  for (const [id, entry] of articles) {
    for (const source of entry.sources)
      if (!sources.has(source))
        wrong.push(`content/articles/${id}.json names the source "${source}", which is not there`)
    for (const other of entry.related)
      if (!articles.has(other))
        wrong.push(`content/articles/${id}.json names the article "${other}", which is not there`)
  }
  if (wrong.length > 0) throw new Error(`What content/ says has mistakes:\n${wrong.join('\n')}`)
  return { sources, facts: [...facts.values()], articles }
}

/** The articles as the chat needs them, each with its sources. */
export const articlesOf = ({ articles, sources }: Content): Articles =>
  Object.fromEntries(
    [...articles].map(([id, entry]) => [
      id,
      { ...entry, sources: entry.sources.flatMap((source) => sources.get(source) ?? []) },
    ]),
  )

const date = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))
const text = z.string().check(z.regex(/\S/))

const SOURCE = z.strictObject({
  id: text,
  fact: text,
  source: text,
  seen: date,
  reviewBy: date,
  confidence: text,
  /** The words that rest on it; articles name their sources themselves. */
  usedIn: z.array(text),
})

const FACT = z.strictObject({
  id: z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9]*$/)),
  kind: z.enum(['number', 'money', 'date', 'month', 'phone', 'web']),
  values: z
    .array(z.strictObject({ value: z.union([text, z.number()]), from: z.optional(date), to: z.optional(date) }))
    .check(z.minLength(1)),
  source: text,
})

const ARTICLE = z.strictObject({
  related: z.array(text),
  dialogs: z.array(text),
  sources: z.array(text).check(z.minLength(1)),
  reviewBy: date,
})

const filesIn = (folder: string, name: string): readonly (readonly [string, unknown])[] =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, JSON.parse(readFileSync(join(folder, name, file), 'utf8'))])

/** Every entry of the lists in one folder. */
const listsIn = <Entry extends z.ZodMiniType>(folder: string, name: string, entry: Entry, wrong: string[]) =>
  filesIn(folder, name).flatMap(([file, data]) =>
    checked(z.array(entry), data, `content/${name}/${file}`, wrong).flat(),
  )

function checked<Kind extends z.ZodMiniType>(kind: Kind, data: unknown, file: string, wrong: string[]) {
  const read = kind.safeParse(data)
  if (read.success) return [read.data]
  wrong.push(...read.error.issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`))
  return []
}

function byId<Entry extends { readonly id: string }>(entries: readonly Entry[], where: string, wrong: string[]) {
  const known = new Map<string, Entry>()
  for (const entry of entries) {
    if (known.has(entry.id)) wrong.push(`${where}: "${entry.id}" is there twice`)
    known.set(entry.id, entry)
  }
  return known
}
