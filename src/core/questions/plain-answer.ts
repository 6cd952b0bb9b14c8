import type { Choice } from './kind.ts'
import type { Inside } from './match-choice.ts'
import { different, type Named, unnamed } from './named-phrases.ts'
import { wordsOf } from './normalise.ts'

/**
 * For answers such as yes and no, whose words turn up in any story ("I have no one"). The message has nothing else in it but
 * words that change nothing ("erm, no"), or it begins with an answer ("no she manages").
 */
export const plainAnswer: Inside = (words, named, grammar) => {
  const isAll = unnamed(words, named).every((word) => grammar.neutral.has(word))
  if (isAll) return withoutAssent(words, named)
  const [first] = named
  const isLead = first?.at === 0 && first.length > 1 && first.choices.some((choice) => isAnswer(words[0], choice))
  return isLead ? different(named.filter(({ length }) => length > 1)) : []
}

/** Assent behind a no or a doubt is manners ("no, that's fine"). But "I'm not" before "sure" is no such no. */
function withoutAssent(words: readonly string[], named: readonly Named[]): readonly Choice[] {
  const choices = different(named)
  const [first, second] = choices
  const at = named[0]?.at ?? 0
  const isFirm = first?.id === 'notSure' || (first?.id === 'no' && isAnswer(words[at], first))
  return first && isFirm && second?.id === 'yes' && choices.length === 2 ? [first] : choices
}

/** Whether a word is the choice's label, or a listed word of its own. */
const isAnswer = (word: string | undefined, choice: Choice): boolean =>
  [choice.label, ...choice.words].some((text) => wordsOf(text).join(' ') === word)
