import { createInstance } from 'i18next'
import { isLookUp, type Question } from '../dialog/define.ts'
import { createGrammar, type Grammar } from '../questions/grammar.ts'
import { kinds } from '../questions/index.ts'
import type { Choice, Value } from '../questions/kind.ts'
import { normalise } from '../questions/normalise.ts'
import { type Commanded, commandsOf } from './commands.ts'
import { glossaryOf } from './glossary.ts'
import type { MessageKey, MessageValues, Way } from './message.ts'
import { pictureOf } from './picture.ts'
import { correctionIn, type TalkTopic, talkIn, talkTopics } from './talk.ts'

/** The words of a language, as its files hold them: a tree of strings and lists of strings. */
export type WordTree = { readonly [name: string]: string | readonly string[] | WordTree }

/** Values that any message may use: the site's helpline, and the named facts under `fact`. */
export type Everywhere = Readonly<Record<string, string | Readonly<Record<string, string>>>>

/** Everything said and understood in one language. A missing word or value throws: a key is never shown to a person. */
export type Words = {
  /** BCP 47 */
  readonly language: string
  /** The version of the words, kept beside what was said. */
  readonly version: string
  /** The words by which answers are read. */
  readonly grammar: Grammar
  readonly say: (
    key: MessageKey | `ui.${string}` | `console.${string}` | `command.${string}`,
    values?: MessageValues,
  ) => string
  readonly has: (key: string) => boolean
  /** The language (BCP 47) that a message is in: another one where ours has no words for it yet. */
  readonly languageOf: (key: string) => string
  /** A way on as a choice: what it is called, and the words that name it. */
  readonly way: (way: Pick<Way, 'way' | 'values'>) => Choice
  /** The term of the glossary that words ask the meaning of ("what does CHC mean"). */
  readonly termAsked: (text: string) => string | undefined
  /** The terms that a text uses. */
  readonly termsIn: (text: string) => readonly string[]
  /** What of the small talk that we know a whole message is. */
  readonly talk: (text: string) => TalkTopic | undefined
  /** What somebody meant instead ("no, I meant my mum"); empty for "that's wrong"; nothing when words do not put anything right. */
  readonly correction: (text: string) => string | undefined
  /** The name of a message's picture, in a register that has pictures. */
  readonly picture: (key: string) => string | undefined
  readonly why: (dialog: string, name: string, question: Question, values: MessageValues) => string
  /** A few words that name an answer, for lists. */
  readonly label: (dialog: string, name: string, question: Question | undefined, values?: MessageValues) => string
  readonly choice: (dialog: string, name: string, question: Question, id: string, values?: MessageValues) => Choice
  readonly show: (
    shown: { dialog: string; question: string; value: Value; labels?: Readonly<Record<string, string>> },
    question?: Question,
  ) => string
  /** Whether these typed words are an answer's whole label, or part of it ("postcode" of "postcode of the GP practice"). */
  readonly naming: (
    dialog: string,
    name: string,
    question: Question | undefined,
    typed: string,
  ) => 'whole' | 'part' | undefined
  /** The command that a whole message is. */
  readonly command: (text: string) => Commanded | undefined
}

/** Where a question's words stand: facts have theirs once, whichever dialog asks. */
export const baseKey = (dialog: string, name: string, question: Question | undefined) =>
  question?.fact ? (`fact.${name}` as const) : (`${dialog}.${name}` as const)

/**
 * Makes the words of one language from its tree. `everywhere` are values that any message may use; `pictures` are those
 * of easy read, by the beginnings of message keys. What is not translated yet and may fall back (articles, the glossary) is said as `fallback`
 * says it.
 */
export function createWords(
  language: string,
  tree: WordTree,
  version: string,
  everywhere: Everywhere = {},
  pictures: Readonly<Record<string, string>> = {},
  fallback?: Words,
): Words {
  const i18n = createInstance()
  void i18n.init({
    lng: language,
    resources: { [language]: { words: tree } },
    defaultNS: 'words',
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false, defaultVariables: everywhere },
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
      throw new Error(`locales/${language}: no value for ${match[0]} in "${text}"`)
    },
  })
  i18n.services.formatter?.add('day', (value: string) => dayIn(language, value))
  const has = (key: string) => i18n.exists(key)
  const isElsewhere = (key: string) => fallback !== undefined && MAY_FALL_BACK.test(key) && !has(key)
  const text = (key: string, values: MessageValues = {}): string => {
    if (fallback && isElsewhere(key)) return fallback.say(key as MessageKey, values)
    const said = i18n.t(key, { ...values, defaultValue: MISSING })
    if (said === MISSING) throw new Error(`locales/${language}: no words for "${key}"`)
    return said
  }
  const list = (key: string): readonly string[] =>
    has(key) ? (i18n.t(key, { returnObjects: true }) as unknown as string[]) : []
  const choiceKey = (dialog: string, name: string, question: Question | undefined, id: string) => {
    const own = `${baseKey(dialog, name, question)}.choices.${id}`
    return has(`${own}.label`) ? own : `choice.${id}`
  }
  // Labels of choices hold no values, so each is worded once for "you" and once for "them": one that did would throw.
  const worded = new Map<string, Choice>()
  const choice: Words['choice'] = (dialog, name, question, id, values) => {
    const place = `${baseKey(dialog, name, question)} ${id} ${values?.context}`
    const known = worded.get(place)
    if (known) return known
    const key = choiceKey(dialog, name, question, id)
    const words = [...list(`${key}.words`), ...(key === `choice.${id}` ? [] : list(`choice.${id}.words`))]
    const made = { id, label: text(`${key}.label`, { context: values?.context ?? '' }), words }
    worded.set(place, made)
    return made
  }
  const label: Words['label'] = (dialog, name, question, values) =>
    text(`${baseKey(dialog, name, question)}.label`, values)
  const glossary = tree.glossary
    ? glossaryOf(
        tree.glossary as Parameters<typeof glossaryOf>[0],
        list('talk.meaning.before'),
        list('talk.meaning.after'),
      )
    : fallback
  const grammar = createGrammar(
    language,
    tree.grammar,
    [text('choice.notSure.label'), ...list('choice.notSure.words')],
    list('choice.yes.words'),
    [...list('choice.preferNotToSay.words'), ...list('choice.skip.words')],
  )

  return {
    language,
    version,
    grammar,
    has,
    languageOf: (key) => (fallback && isElsewhere(key) ? fallback.languageOf(key) : language),
    way: ({ way, values }) =>
      way.startsWith('way.')
        ? { id: way, label: text(`${way}.label`, values), words: list(`${way}.words`) }
        : { id: way, label: text(way, values), words: [] },
    termAsked: (typed) => glossary?.termAsked(typed),
    termsIn: (said) => glossary?.termsIn(said) ?? [],
    talk: talkIn(new Map(talkTopics.map((topic) => [topic, list(`talk.${topic}.words`)])), grammar.neutral),
    correction: correctionIn(list('talk.correction.words'), list('talk.correction.alone')),
    picture: (key) => pictureOf(pictures, key),
    say: text,
    label,
    choice,
    why: (dialog, name, question, values) => text(`${baseKey(dialog, name, question)}.why`, values),
    show: ({ dialog, question: name, value, labels }, question) => {
      const labelled = (id: string) =>
        labels?.[id] ?? (question ? choice(dialog, name, question, id, { context: 'you' }).label : id)
      if (!question || isLookUp(question)) return String(value)
      if (typeof value === 'object' && !Array.isArray(value)) return labelled((value as { choice: string }).choice)
      return kinds[question.ask].show(value, { language, label: labelled, list: inWords(language) })
    },
    naming: (dialog, name, question, typed) => {
      const named = normalise(typed)
      const known = normalise(label(dialog, name, question, { context: 'you' }))
      if (known === named) return 'whole'
      return known.split(' ').includes(named) || (named.length > 3 && known.includes(named)) ? 'part' : undefined
    },
    command: commandsOf(list),
  }
}

/** What may be said in another language until it is translated. */
const MAY_FALL_BACK = /^(article|glossary)\./

/** A day (ISO) as it is written in a language, with Britain's order of day and month. */
function dayIn(language: string, iso: string): string {
  const locale = language.startsWith('en') ? 'en-GB' : language
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${iso}T00:00Z`))
}

/** What i18next gives for a missing word, for it to be noticed: no word is a control character. */
const MISSING = '\u0000'

const inWords = (language: string) => {
  const format = new Intl.ListFormat(language, { type: 'conjunction' })
  return (items: readonly string[]) => format.format(items)
}
