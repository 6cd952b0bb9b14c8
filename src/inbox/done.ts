import type { Words } from '../core/words/words.ts'

const ACTS = ['accept', 'decline', 'redirect', 'note', 'contacted', 'erase'] as const

/** What was just done, for the page that comes after it. An address says it to anybody who follows it, so none but these are shown. */
export function doneIn(query: URLSearchParams, words: Words): string | undefined {
  const act = ACTS.find((one) => one === query.get('done'))
  return act && words.say(`ui.inbox.done.${act}`)
}
