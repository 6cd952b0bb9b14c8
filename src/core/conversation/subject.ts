import { factsOf } from './answers.ts'
import type { Conversation, Run } from './conversation.ts'

const TYPIST = ['me', 'meHelped']

/**
 * Whom a conversation goes on about, from the answers of a run that chooses. The typist is one subject however they are
 * helped; somebody else is the same one as before only when the person says so: two people's facts must never mix.
 */
export function chosenSubject(conversation: Conversation, run: Run): string {
  const who = factsOf(conversation, run.subject).who?.value
  const isTypist = typeof who === 'string' && TYPIST.includes(who)
  if (!isTypist && run.answers.samePerson?.value !== 'yes') return run.subject
  const before = Object.entries(conversation.subjects).findLast(([id, { facts }]) => {
    if (id === run.subject) return false
    const value = facts.who?.value
    return isTypist ? typeof value === 'string' && TYPIST.includes(value) : value === who
  })
  return before?.[0] ?? run.subject
}
