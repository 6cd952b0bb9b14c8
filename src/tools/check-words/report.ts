import { plainOf } from '../../languages.ts'
import { lengthOf, mostWords, sentencesOf } from './sentences.ts'
import { isLabel, type Text } from './texts.ts'
import { uncommonIn, type Vocabulary } from './uncommon.ts'

/** A source of `content/sources`, as far as its next review goes. */
export type Fact = { readonly id: string; readonly reviewBy: string }

/** What is checked. A language without a vocabulary has only the length of its sentences checked. */
export type Checked = {
  readonly texts: readonly Text[]
  readonly vocabularies: Readonly<Record<string, Vocabulary>>
  readonly facts: readonly Fact[]
  /** ISO date */
  readonly today: string
}

/** What is wrong, in groups of lines, and what was counted. */
export type Report = {
  readonly findings: readonly { readonly what: string; readonly lines: readonly string[] }[]
  readonly counts: readonly string[]
}

/** Checks sentences, words and facts. */
export function reportOf({ texts, vocabularies, facts, today }: Checked): Report {
  const groups = [
    { what: 'Too long: 25 words a sentence at most, 15 in easy read', lines: texts.flatMap(longSentences) },
    { what: 'Not a common word, and not in the glossary', lines: uncommonWords(texts, vocabularies) },
    {
      what: 'Facts to look at again',
      lines: facts
        .filter(({ reviewBy }) => reviewBy < today)
        .map(({ id, reviewBy }) => `content/sources: ${id}: review was due by ${reviewBy}`),
    },
  ]
  const locales = [...new Set(texts.map(({ locale }) => locale))]
  return {
    findings: groups.filter(({ lines }) => lines.length > 0),
    counts: locales.map((locale) =>
      countsOf(
        locale,
        texts.filter((text) => text.locale === locale),
        vocabularies[plainOf(locale)],
      ),
    ),
  }
}

const longSentences = ({ locale, file, key, text }: Text): readonly string[] =>
  sentencesOf(text)
    .filter((sentence) => lengthOf(sentence) > mostWords(locale))
    .map((sentence) => `${file}: ${key}: ${lengthOf(sentence)} words: ${beginning(sentence)}`)

/** One line for each word, with the first place where it stands. */
function uncommonWords(texts: readonly Text[], vocabularies: Checked['vocabularies']): readonly string[] {
  const places = new Map<string, string[]>()
  for (const { locale, file, key, text } of texts) {
    const vocabulary = vocabularies[plainOf(locale)]
    if (!vocabulary) continue
    for (const word of new Set(uncommonIn(text, vocabulary).uncommon)) {
      places.set(word, [...(places.get(word) ?? []), `${file}: ${key}`])
    }
  }
  return [...places].map(([word, [first, ...others]]) => {
    return `${first}: “${word}”${others.length > 0 ? ` (and ${others.length} more)` : ''}`
  })
}

function countsOf(locale: string, texts: readonly Text[], vocabulary: Vocabulary | undefined): string {
  const sentences = texts.filter((text) => !isLabel(text)).flatMap(({ text }) => sentencesOf(text))
  const average = sentences.reduce((sum, sentence) => sum + lengthOf(sentence), 0) / Math.max(1, sentences.length)
  const length = `${locale}: ${sentences.length} sentences of ${average.toFixed(1)} words on average`
  if (!vocabulary) return length
  const read = texts.map(({ text }) => uncommonIn(text, vocabulary))
  const distinct = new Set(read.flatMap(({ words }) => words))
  const explained = new Set(read.flatMap((one) => one.explained))
  return `${length}; ${distinct.size} different words, ${explained.size} of them by the glossary alone`
}

const beginning = (sentence: string) => (sentence.length > 60 ? `${sentence.slice(0, 60).trimEnd()}…` : sentence)
