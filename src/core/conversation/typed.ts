import { isLookUp, type PersonQuestion } from '../dialog/define.ts'
import { looksLikeQuestion } from '../questions/asking.ts'
import type { KindName } from '../questions/kind.ts'
import { wholeChoices } from '../questions/match-choice.ts'
import { normalise, wordsOf } from '../questions/normalise.ts'
import { readAnswer } from '../questions/read-answer.ts'
import { languageAskedFor, plainLanguage } from '../words/language.ts'
import { dialogOf } from './answers.ts'
import { choicesOf } from './asked.ts'
import type { Conversation, Run } from './conversation.ts'
import type { Meant } from './meant.ts'
import type { World } from './world.ts'

/**
 * Reads typed words for a question. Where they are no answer to it, they may be small talk, another language, or ask for an article. A text
 * keeps whatever was typed; an article that it surely asks for is offered beside.
 */
export function readTyped(world: World, conversation: Conversation, run: Run, name: string, text: string): Meant {
  const question = dialogOf(world, run).questions[name]
  if (!question || isLookUp(question)) return { problem: 'core.questionChanged' }
  const choices = choicesOf(world, conversation, run, name, question)
  const isWhole = wholeChoices(text, choices).length > 0
  if (!isWhole && !question.ofLanguages) {
    const language = languageIn(world, text)
    if (language) return language
  }
  if (
    !isWhole &&
    question.ask !== 'check' &&
    question.ask !== 'consent' &&
    world.words.grammar.declined.has(normalise(text))
  )
    return { declined: true }
  const talk = isWhole || question.ask === 'text' ? undefined : world.words.talk(text)
  if (talk && question.ask === 'name') return { talk }

  if (!isWhole && question.ask !== 'text') {
    const meaning = meaningAsked(world, text) ?? articleAsked(world, question, text)
    if (meaning) return meaning
  }
  const read = readAnswer(text, question, {
    now: world.now,
    choices,
    grammar: world.words.grammar,
    isWord: world.understanding.isWord,
  })
  if ('problem' in read) {
    const problem = { problem: `problem.${read.problem}`, ...(read.values && { values: read.values }) } as const
    if (isSlip(problem.problem) || isUnsure(world, text)) return problem
    if (world.words.correction(text) === '') return { command: 'change' }
    return talk ? { talk } : (otherwise(world, conversation, question, text) ?? problem)
  }
  const answer = { run: run.id, question: name, value: read.value }
  if (question.ask === 'text' && !isWhole) return { answer, ...besides(world, conversation, text) }
  return { answer }
}

/** What a term means, where words ask that and no article is surely about it. */
function meaningAsked(world: World, text: string): Meant | undefined {
  const about = world.words.termAsked(text)
  if (about === undefined) return undefined
  const found = world.understanding.find(text)
  return found.zone === 'answer' ? { read: { article: found.article } } : { command: 'meaning', about }
}

/**
 * A question that an article surely answers is no answer of its own, whatever it names ("can I pay my daughter?"); nor, where one of a list is
 * asked for, is one that an article may answer ("tell me about money" names "me").
 */
function articleAsked(world: World, { ask }: PersonQuestion, text: string): Meant | undefined {
  if (!looksLikeQuestion(text, world.words.grammar)) return undefined
  const found = world.understanding.find(text)
  if (found.zone === 'answer') return { read: { article: found.article } }
  return found.zone === 'offer' && OF_A_LIST.has(ask) ? { offer: found.articles } : undefined
}

/** "Dunno" where it is no choice: understood, and asked about kindly. */
const isUnsure = ({ words }: World, text: string): boolean =>
  words.grammar.unsure.some((phrase) => normalise(phrase) === normalise(text))

/** A language or register asked for by name. */
export function languageIn({ languages }: World, text: string): { readonly speak: string } | undefined {
  const asked = languageAskedFor(languages, text)
  return asked && { speak: asked.locale }
}

/** Problems that say only that no answer was found: any other tells what to put right in one. */
const UNREAD: ReadonlySet<string> = new Set([
  'choice.none',
  'choice.several',
  'yesNo.unsure',
  'several.part',
  'name.letters',
  'name.notName',
  'date.unreadable',
  'phone.unreadable',
  'email.at',
  'postcode.unreadable',
  'nhsNumber.unreadable',
  'number.unreadable',
])

/** Whether a problem tells what to put right in an answer that was understood. */
export const isSlip = (problem: string): boolean => !UNREAD.has(problem.replace('problem.', ''))

const OF_A_LIST: ReadonlySet<KindName> = new Set(['choice', 'several', 'pick'])

/** Few words that are none of these are a slip, and no question. */
const PRECISE: ReadonlySet<KindName> = new Set(['date', 'phone', 'email', 'postcode', 'nhsNumber', 'number', 'consent'])
const A_FEW = 4

/** What words that are no answer may be; nothing where they are too few to tell. */
function otherwise(world: World, conversation: Conversation, { ask }: PersonQuestion, text: string): Meant | undefined {
  if (!/\p{L}/u.test(text)) return undefined
  const foreign = foreignIn(world, conversation, text)
  if (foreign) return { foreign }
  const found = world.understanding.find(text)
  if (found.zone === 'answer') return { read: { article: found.article } }
  const isLong = wordsOf(text).length >= A_FEW || looksLikeQuestion(text, world.words.grammar)
  if (found.zone === 'offer') return isLong || !PRECISE.has(ask) ? { offer: found.articles } : undefined
  if (!isLong) return undefined
  return found.about === 'smalltalk' ? { talk: 'other' } : { unknown: found.about }
}

/** What a text asks for, beside being kept. */
function besides(world: World, conversation: Conversation, text: string): { beside?: string; foreign?: string } {
  const foreign = foreignIn(world, conversation, text)
  if (foreign) return { foreign }
  const found = world.understanding.find(text)
  return found.zone === 'answer' ? { beside: found.article } : {}
}

/** Another language than the one that we speak now. */
function foreignIn(world: World, { locale }: Conversation, text: string): string | undefined {
  const language = world.foreign(text)?.language
  return language === plainLanguage(locale) ? undefined : language
}
