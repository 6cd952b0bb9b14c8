import { isLookUp } from '../dialog/define.ts'
import { own } from '../own.ts'
import { readChoices } from '../questions/read-answer.ts'
import { languageAskedFor } from '../words/language.ts'
import { type Said, typedIn } from './activity.ts'
import { dialogOf, placeOf } from './answers.ts'
import { choicesOf } from './asked.ts'
import type { Conversation } from './conversation.ts'
import { correction } from './correction.ts'
import type { Meant } from './meant.ts'
import { chosenWay } from './offered.ts'
import { plainDanger } from './plain-danger.ts'
import { namesAnAnswer } from './rewind.ts'
import { topOf } from './stack.ts'
import { readTyped } from './typed.ts'
import type { World } from './world.ts'

/**
 * Understands in this order: danger; a whole-message command; a way on that was offered last, by its words or number; a correction that says
 * that it is one ("no, I meant …"); the question on screen, and what else the words may be (`readTyped`).
 */
export function understand(world: World, conversation: Conversation, said: Said): Meant {
  const text = typedIn(said)
  const danger = text ? plainDanger(world, conversation, text) : []
  if (text && danger.length > 0) return { danger, text }
  if ('arrived' in said) return { nothing: true }
  if ('command' in said) return { command: said.command }
  if ('speak' in said) return spoken(world, said.speak)
  if ('change' in said) return { reopen: said.change }
  if ('read' in said) return own(world.articles, said.read.article) ? { read: said.read } : GONE
  if ('begin' in said) return own(world.dialogs, said.begin) ? { begin: said.begin } : GONE
  if ('noneOfThese' in said) return { noneOfThese: true }
  if ('keep' in said) return kept(conversation)
  if ('answer' in said) return answerTo(world, conversation, said.answer)
  return byWords(world, conversation, said.text) ?? current(world, conversation, said.text)
}

const GONE: Meant = { problem: 'core.questionChanged' }

/** What typed words mean whatever the question: nothing when they are left to it. */
function byWords(world: World, conversation: Conversation, text: string): Meant | undefined {
  const command = world.words.command(text)
  // "Change …" is a command only when it names an answer: else it may be an answer itself.
  if (
    command?.command === 'change' &&
    (command.about === undefined || namesAnAnswer(world, conversation, command.about))
  )
    return command
  if (command && command.command !== 'change') return command
  const way = chosenWay(world, conversation, text)
  if (way) return understand(world, conversation, way)
  const corrected = correction(world, conversation, text)
  return corrected && { answer: corrected, isCorrection: true }
}

/** Words for the question on screen. */
function current(world: World, conversation: Conversation, text: string): Meant {
  const run = topOf(conversation)
  const at = run && placeOf(world, conversation, run).at
  if (!run || !at || 'outcome' in at) return languageIn(world, text) ?? { nothing: true }
  return readTyped(world, conversation, run, at.question, text)
}

export function languageIn({ languages }: World, text: string): { readonly speak: string } | undefined {
  const asked = languageAskedFor(languages, text)
  return asked && { speak: asked.locale }
}

/** A language that we have; a button of an older version may name one that is gone. */
const spoken = ({ languages }: World, locale: string): Meant =>
  languages.some((language) => language.locale === locale) ? { speak: locale } : { command: 'language' }

/** What was held back, taken as the answer that it was meant to be. */
function kept({ held }: Conversation): Meant {
  return held ? { keep: held } : GONE
}

/** An answer that names its question: it counts where the conversation is, or as a change where it was. */
function answerTo(world: World, conversation: Conversation, said: Extract<Said, { answer: unknown }>['answer']): Meant {
  const run = own(conversation.runs, said.run)
  const known = run && own(dialogOf(world, run).questions, said.question)
  if (!run || !known) return GONE
  if (run.reference) return { problem: 'core.changeFixed' }
  const typed = said.text?.trim() ?? ''
  const picked = said.choices ?? []
  if (picked.length === 0 && !said.change) {
    const meant = byWords(world, conversation, typed)
    if (meant) return meant
  }
  const top = topOf(conversation)
  const at = top && placeOf(world, conversation, top).at
  const isCurrent = top?.id === run.id && at !== undefined && 'question' in at && at.question === said.question
  const isPast = placeOf(world, conversation, run).path.some(({ question }) => question === said.question)
  if (!isCurrent && !(said.change && isPast)) return isPast ? { problem: 'core.stale' } : GONE
  if (picked.length === 0) return readTyped(world, conversation, run, said.question, typed)
  if (isLookUp(known)) return GONE
  const choices = choicesOf(world, conversation, run, said.question, known)
  const read = readChoices(picked, known, { now: world.now, choices, grammar: world.words.grammar })
  return 'problem' in read
    ? { problem: `problem.${read.problem}`, ...(read.values && { values: read.values }) }
    : { answer: { run: run.id, question: said.question, value: read.value } }
}
