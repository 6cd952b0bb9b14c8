import { createInstance } from 'i18next'
import { type Command, commands } from '../conversation/activity.ts'
import { isLookUp, type Question } from '../dialog/define.ts'
import { createGrammar, type Grammar } from '../questions/grammar.ts'
import { kinds } from '../questions/index.ts'
import type { Choice, Value } from '../questions/kind.ts'
import { normalise } from '../questions/normalise.ts'
import type { MessageKey, MessageValues } from './message.ts'
import { pictureOf } from './picture.ts'

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
  /** The command that a whole message is; for `change`, what the person named after it. */
  readonly command: (text: string) => { readonly command: Command; readonly about?: string } | undefined
}

/** Where a question's words stand: facts have theirs once, whichever dialog asks. */
export const baseKey = (dialog: string, name: string, question: Question | undefined) =>
  question?.fact ? (`fact.${name}` as const) : (`${dialog}.${name}` as const)

/**
 * Makes the words of one language from its tree. `everywhere` are values that any message may use; `pictures` are those
 *  of easy read, by the beginnings of message keys.
 */
export function createWords(
  language: string,
  tree: WordTree,
  version: string,
  everywhere: Everywhere = {},
  pictures: Readonly<Record<string, string>> = {},
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
  const has = (key: string) => i18n.exists(key)
  const text = (key: string, values: MessageValues = {}): string => {
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
  const spoken = commands.flatMap((command) =>
    list(`command.${command}.words`).map((word) => [normalise(word), command] as const),
  )

  return {
    language,
    version,
    grammar: createGrammar(
      language,
      tree.grammar,
      [text('choice.notSure.label'), ...list('choice.notSure.words')],
      list('choice.yes.words'),
    ),
    has,
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
    command: (said) => {
      const typed = normalise(said)
      const whole = spoken.find(([word]) => word === typed)
      if (whole) return { command: whole[1] }
      const prefix = spoken.find(([word, command]) => command === 'change' && typed.startsWith(`${word} `))
      return prefix && { command: 'change', about: typed.slice(prefix[0].length + 1) }
    },
  }
}

/** What i18next gives for a missing word, for it to be noticed: no word is a control character. */
const MISSING = '\u0000'

const inWords = (language: string) => {
  const format = new Intl.ListFormat(language, { type: 'conjunction' })
  return (items: readonly string[]) => format.format(items)
}
