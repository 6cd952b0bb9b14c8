import type { Content } from '../../content.ts'
import { valueOn } from '../../core/words/facts.ts'
import type { WordTree } from '../../core/words/words.ts'

/** All that is said in each locale, by key, and how many phrasings each article has. */
export type Said = {
  readonly locales: Readonly<Record<string, WordTree>>
  readonly dialogs: readonly string[]
  readonly phrasings: ReadonlyMap<string, number>
  /** ISO date. */
  readonly today: string
}

/** One line a fact, and what is wrong. */
export type FactsReport = { readonly lines: readonly string[]; readonly findings: readonly string[] }

const LONGEST_SHORT = 60
const FEWEST_PHRASINGS = 20
/** Sections and Acts are names, not facts that change. */
const NAMES_OF_LAW =
  /\b(?:section|sections|regulation|schedule|part|option|SI)\s+\d+[A-Z]?(?:\s+(?:and|or)\s+\d+[A-Z]?)?|\bs\d+\b|\b111\b|\b999\b|\bA4\b|\b24\/7\b/gi
/** A number in words before a unit of time or money: a fact that nobody would find. */
const COUNTED =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|thirty|forty|fifty|sixty|ninety)[- ](?:working )?(?:days?|weeks?|months?|years?|hours?|pounds?|per cent)\b/gi

/** Lists each fact with where it is used, and finds what is wrong with facts, sources and articles. */
export function factsReport(
  { facts, sources, articles }: Content,
  { locales, dialogs, phrasings, today }: Said,
): FactsReport {
  const texts = Object.entries(locales).flatMap(([locale, tree]) => textsOf(tree).map((one) => ({ ...one, locale })))
  const uses = new Map<string, Set<string>>()
  for (const { key, text } of texts)
    for (const [, id = ''] of text.matchAll(/\{\{fact\.(\w+)/g)) uses.set(id, (uses.get(id) ?? new Set()).add(key))
  const named = new Set(facts.map(({ id }) => id))
  const findings: string[] = [...uses.keys()].filter((id) => !named.has(id)).map((id) => `no fact is called "${id}"`)

  const lines = facts.map((fact) => {
    const used = [...(uses.get(fact.id) ?? [])].toSorted()
    const value = valueOn(fact, today)
    const until = fact.values.find((one) => one.value === value)?.to
    if (used.length === 0) findings.push(`fact "${fact.id}" is used nowhere`)
    if (value === undefined) findings.push(`fact "${fact.id}" has no value on ${today}`)
    return `${fact.id} = ${value}${until ? ` until ${until}` : ''} (${fact.source}, review by ${sources.get(fact.source)?.reviewBy}): ${used.join(', ')}`
  })

  const rests = new Set([...facts.map(({ source }) => source), ...[...articles.values()].flatMap((one) => one.sources)])
  for (const id of rests)
    if ((sources.get(id)?.reviewBy ?? '') < today)
      findings.push(`source "${id}" is past its review by ${sources.get(id)?.reviewBy}`)
  const english = (locales.en?.article ?? {}) as Readonly<Record<string, WordTree>>
  const easy = (locales['en-x-easy']?.article ?? {}) as Readonly<Record<string, WordTree>>
  for (const [id, { reviewBy, dialogs: begun }] of articles) {
    if (reviewBy < today) findings.push(`article "${id}" is past its review by ${reviewBy}`)
    if (!english[id]) findings.push(`article "${id}" has no words in English`)
    if (!easy[id]) findings.push(`article "${id}" has no words in easy read`)
    for (const dialog of begun)
      if (!dialogs.includes(dialog)) findings.push(`article "${id}" names the dialog "${dialog}"`)
    const many = phrasings.get(id) ?? 0
    if (many < FEWEST_PHRASINGS) findings.push(`article "${id}" has only ${many} phrasings`)
    const words = String(english[id]?.short ?? '')
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
    if (words > LONGEST_SHORT) findings.push(`article "${id}": its short answer has ${words} words`)
  }
  for (const id of Object.keys(english))
    if (!articles.has(id)) findings.push(`article "${id}" has words, and no entry in content/articles`)
  findings.push(...texts.filter(({ key }) => key.startsWith('article.')).flatMap(typedFacts))
  return { lines, findings }
}

/** Digits and counts that stand in an article itself. */
function typedFacts({
  locale,
  key,
  text,
}: {
  readonly locale: string
  readonly key: string
  readonly text: string
}): readonly string[] {
  const plain = text.replace(/\{\{.*?\}\}/g, '').replace(NAMES_OF_LAW, '')
  const typed = [...plain.matchAll(/\S*\d\S*/g), ...plain.matchAll(COUNTED)].map(([found]) => found)
  return typed.map((found) => `${locale} ${key}: "${found}" is typed; name a fact`)
}

/** Every text of a tree by its key. */
function textsOf(tree: WordTree, before = ''): readonly { readonly key: string; readonly text: string }[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const key = before ? `${before}.${name}` : name
    if (typeof value === 'string') return [{ key, text: value }]
    return Array.isArray(value) ? [] : textsOf(value as WordTree, key)
  })
}
