/** The words that ask, in three parts: what is said before the question, the question itself, and what is said after it. */
export type AskParts = { readonly lead?: string; readonly ask: string; readonly hint?: string }

/**
 * The last question of the last paragraph that has one names the field, short enough to listen to; what follows describes it.
 * Where nothing has a question mark, the first sentence of the last paragraph is taken for the question.
 */
export function askParts(text: string): AskParts {
  const paragraphs = text.split(/\n\s*\n/)
  const asking = paragraphs.findLastIndex((paragraph) => /[?؟]/.test(paragraph))
  const at = asking === -1 ? paragraphs.length - 1 : asking
  const paragraph = paragraphs[at] ?? ''
  const [, ask = paragraph, rest = ''] = (asking === -1 ? FIRST_SENTENCE : TO_LAST_QUESTION).exec(paragraph) ?? []
  return {
    lead: joined(paragraphs.slice(0, at)),
    ask,
    hint: joined([...(rest ? [rest] : []), ...paragraphs.slice(at + 1)]),
  }
}

// Urdu and its neighbours have marks of their own.
const TO_LAST_QUESTION = /^([\s\S]*[?؟][”’"')]*)\s+([^?؟]*)$/
const FIRST_SENTENCE = /^([\s\S]*?[.:!۔][”’"')]*)\s+([\s\S]*)$/

const joined = (paragraphs: readonly string[]) => (paragraphs.length > 0 ? paragraphs.join('\n\n') : undefined)
