import type { PersonQuestion } from '../dialog/define.ts'
import { isFree } from '../dialog/tokens.ts'
import type { Grammar } from './grammar.ts'
import { kinds } from './index.ts'
import type { Choice, Read, Reading } from './kind.ts'
import { wholeChoices } from './match-choice.ts'
import { respelt } from './near-miss.ts'
import { wordsOf } from './normalise.ts'
import { withDigits } from './number-words.ts'
import { isChoiceOf, offered } from './offered.ts'
import { optionsTogether } from './options-together.ts'
import { problem } from './problem.ts'

/** Reads a typed message as the answer to a question: one of the choices beside a free question, else as its kind does. */
export function readAnswer(text: string, question: PersonQuestion, reading: Reading): Read {
  if (text.length > LONGEST_MESSAGE) return problem('text.huge', { max: LONGEST_MESSAGE })
  if (isFree(question)) {
    const [only, other] = wholeChoices(text, offered(question, reading))
    if (only && other) return between(only, other)
    if (only) return { value: { choice: only.id } }
  }
  const as = (said: string) => kinds[question.ask].read(said, question, reading)
  const read = as(isList(question) ? withoutNumberWord(text, reading.grammar) : text)
  if (!('problem' in read) || !isList(question)) return read
  // "she's nine" where ages are listed in figures
  const figures = withDigits(text, reading.grammar)
  const counted = figures === text || !UNREAD.has(read.problem) ? read : as(figures)
  if ('value' in counted) return counted
  if (!reading.isWord || read.problem !== 'choice.none') return read
  const other = respelt(text, reading.choices, reading.isWord)
  return other === wordsOf(text).join(' ') ? read : as(other)
}

/** Problems of a number in words that may be meant as the figure that a choice is called by. */
const UNREAD: ReadonlySet<string> = new Set(['choice.none', 'choice.number'])

const isList = ({ ask }: PersonQuestion): boolean =>
  ask === 'choice' || ask === 'several' || ask === 'pick' || ask === 'yesNo'

/** "no. 2" as 2: only where the whole message is numbers, for "no" is an answer, too. */
function withoutNumberWord(text: string, { beforeNumber, and }: Grammar): string {
  const words = wordsOf(text)
  if (!words.some((word, at) => beforeNumber.has(word) && isFigure(words[at + 1]))) return text
  const isNumbers = words.every((word) => isFigure(word) || and.has(word) || beforeNumber.has(word))
  return isNumbers ? words.filter((word) => !beforeNumber.has(word)).join(' ') : text
}

const isFigure = (word: string | undefined): boolean => /^\d+$/.test(word ?? '')

/** About two pages: no answer is longer, and reading stays quick. */
const LONGEST_MESSAGE = 5000

/** Reads the choice ids that a form or a button sends, which may be those of an older version of the question. */
export function readChoices(ids: readonly string[], question: PersonQuestion, reading: Reading): Read {
  const [first, second] = [...new Set(ids)]
  if (first === undefined) return problem('choice.none')
  if (question.ask === 'several') {
    const isGone = ids.some((id) => !question.options?.includes(id))
    return isGone ? problem('choice.gone') : optionsTogether(ids, question, reading)
  }
  if (second !== undefined) {
    const [one, other] = [labelled(first, reading), labelled(second, reading)]
    return one && other ? between(one, other) : problem('choice.gone')
  }
  if (isChoiceOf(first, question)) return { value: isFree(question) ? { choice: first } : first }
  const isPicked = question.ask === 'pick' && labelled(first, reading) !== undefined
  return isPicked ? { value: first } : problem('choice.gone')
}

const labelled = (id: string, reading: Reading): Choice | undefined =>
  reading.choices.find((choice) => choice.id === id)

const between = (one: Choice, other: Choice): Read =>
  problem('choice.several', { first: one.label, second: other.label })
