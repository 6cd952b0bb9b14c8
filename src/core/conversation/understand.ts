import { isLookUp, type PersonQuestion } from '../dialog/define.ts'
import { isFree } from '../dialog/tokens.ts'
import { own } from '../own.ts'
import type { Read, Reading, Value } from '../questions/kind.ts'
import { tellsOfHarm, wholeChoices } from '../questions/match-choice.ts'
import { wordsOf } from '../questions/normalise.ts'
import { readAnswer, readChoices } from '../questions/read-answer.ts'
import { languageAskedFor } from '../words/language.ts'
import type { MessageKey, MessageValues } from '../words/message.ts'
import type { Command, Said } from './activity.ts'
import { dialogOf, placeOf } from './answers.ts'
import { choicesOf } from './asked.ts'
import type { Conversation, Run } from './conversation.ts'
import { namesAnAnswer } from './rewind.ts'
import { topOf } from './stack.ts'
import type { World } from './world.ts'

/** What a person meant by what they did. */
export type Meant =
  | {
      readonly answer: { readonly run: string; readonly question: string; readonly value: Value }
      /** The person's own words tell of harm or fear. */
      readonly isHarm?: true
    }
  | { readonly command: Command; readonly about?: string }
  | { readonly speak: string }
  | { readonly reopen: { readonly run: string; readonly question: string } }
  | { readonly problem: MessageKey; readonly values?: MessageValues }
  | { readonly nothing: true }

/**
 * Understands in this order: a whole-message command; a language asked for, unless the question on screen offers it as an answer ("which
 * language do you speak?"); a number in the list of answers last shown; the question on screen.
 */
export function understand(world: World, conversation: Conversation, said: Said): Meant {
  if ('arrived' in said) return { nothing: true }
  if ('command' in said) return { command: said.command }
  if ('speak' in said) return spoken(world, said.speak)
  if ('change' in said) return { reopen: said.change }
  if ('answer' in said) return answerTo(world, conversation, said.answer)

  const command = commandIn(world, conversation, said.text)
  if (command) return command
  const listed = inList(conversation, said.text)
  if (listed) return { reopen: listed }
  const run = topOf(conversation)
  const at = run && placeOf(world, conversation, run).at
  if (!run || !at || 'outcome' in at) return languageIn(world, said.text) ?? { nothing: true }
  return read(world, conversation, run, at.question, typedAnswer(world, said.text))
}

/** Reads a typed answer; words that ask for a language, where no language is asked about, are that. */
const typedAnswer =
  (world: World, text: string): Reader =>
  (question, reading) => {
    const isAnswer = question.ofLanguages || wholeChoices(text, reading.choices).length > 0
    const result = (!isAnswer && languageIn(world, text)) || readAnswer(text, question, reading)
    const isHarm = 'value' in result && isFree(question) && tellsOfHarm(wordsOf(text), reading.grammar)
    return isHarm ? { ...result, isHarm } : result
  }

function languageIn({ languages }: World, text: string): { readonly speak: string } | undefined {
  const asked = languageAskedFor(languages, text)
  return asked && { speak: asked.locale }
}

/** A language that we have; a button of an older version may name one that is gone. */
const spoken = ({ languages }: World, locale: string): Meant =>
  languages.some((language) => language.locale === locale) ? { speak: locale } : { command: 'language' }

/** The answer that a bare number means in the list last shown. */
const inList = ({ offered }: Conversation, text: string) => offered?.[Number(text.trim()) - 1]

/** The command that a message is. "Change …" is one only when it names an answer: else it may be an answer itself. */
function commandIn(world: World, conversation: Conversation, text: string) {
  const found = world.words.command(text)
  return found?.about === undefined || namesAnAnswer(world, conversation, found.about) ? found : undefined
}

/** An answer that names its question: it counts where the conversation is, or as a change where it was. */
function answerTo(world: World, conversation: Conversation, said: Extract<Said, { answer: unknown }>['answer']): Meant {
  const run = own(conversation.runs, said.run)
  const known = run && own(dialogOf(world, run).questions, said.question)
  if (!run || !known) return { problem: 'core.questionChanged' }
  if (run.reference) return { problem: 'core.changeFixed' }
  const typed = said.text?.trim() ?? ''
  const picked = said.choices ?? []
  if (picked.length === 0) {
    const command = commandIn(world, conversation, typed)
    if (command) return command
    const listed = said.change ? undefined : inList(conversation, typed)
    if (listed) return { reopen: listed }
  }
  const top = topOf(conversation)
  const at = top && placeOf(world, conversation, top).at
  const isCurrent = top?.id === run.id && at !== undefined && 'question' in at && at.question === said.question
  const isPast = placeOf(world, conversation, run).path.some(({ question }) => question === said.question)
  if (!isCurrent && !(said.change && isPast))
    return isPast ? { problem: 'core.stale' } : { problem: 'core.questionChanged' }
  return read(world, conversation, run, said.question, (question, reading) =>
    picked.length > 0 ? readChoices(picked, question, reading) : typedAnswer(world, typed)(question, reading),
  )
}

type Reader = (
  question: PersonQuestion,
  reading: Reading,
) => (Read & { readonly isHarm?: true }) | { readonly speak: string }

function read(world: World, conversation: Conversation, run: Run, name: string, reader: Reader): Meant {
  const question = dialogOf(world, run).questions[name]
  if (!question || isLookUp(question)) return { problem: 'core.questionChanged' }
  const choices = choicesOf(world, conversation, run, name, question)
  const result = reader(question, { now: world.now, choices, grammar: world.words.grammar })
  if ('speak' in result) return result
  if ('problem' in result) return { problem: `problem.${result.problem}`, values: result.values }
  return { answer: { run: run.id, question: name, value: result.value }, ...(result.isHarm && { isHarm: true }) }
}
