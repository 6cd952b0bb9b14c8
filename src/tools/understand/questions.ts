import type { Found } from '../../core/finding/finder.ts'
import { type Share, shareOf } from './share.ts'

/** A question with the articles that answer it, and the style that it is asked in. */
export type Question = { readonly text: string; readonly articles: readonly string[]; readonly style: string }

/** What was found for a question. */
export type Answered = Question & { readonly found: Found }

/** How well questions are understood. */
export type QuestionFigures = {
  /** The likeliest article is right; the right one is among the likeliest three. */
  readonly first: Share
  readonly three: Share
  /** Answered surely, and wrongly. */
  readonly wrong: Share
  /** What the person sees: the right answer, the right one among three, nothing. */
  readonly answered: Share
  readonly offered: Share
  readonly refused: Share
}

export function questionFigures(answered: readonly Answered[]): QuestionFigures {
  const isRight = ({ articles }: Answered, id: string | undefined) => id !== undefined && articles.includes(id)
  return {
    first: shareOf(answered, (one) => isRight(one, ranked(one.found)[0])),
    three: shareOf(answered, (one) => ranked(one.found).some((id) => isRight(one, id))),
    wrong: shareOf(answered, (one) => one.found.zone === 'answer' && !isRight(one, one.found.article)),
    answered: shareOf(answered, (one) => one.found.zone === 'answer' && isRight(one, one.found.article)),
    offered: shareOf(
      answered,
      (one) => one.found.zone === 'offer' && one.found.articles.some((id) => isRight(one, id)),
    ),
    refused: shareOf(answered, ({ found }) => found.zone === 'none'),
  }
}

/** The likeliest articles, in their order; none for a question that is refused, whatever was thought of it. */
const ranked = (found: Found): readonly string[] =>
  found.zone === 'answer' ? [found.article, ...found.also] : found.zone === 'offer' ? found.articles : []

/** What is done with what asks for no article. */
export const outsideFigures = (
  found: readonly Found[],
): Readonly<Record<'answered' | 'offered' | 'refused', Share>> => ({
  answered: shareOf(found, ({ zone }) => zone === 'answer'),
  offered: shareOf(found, ({ zone }) => zone === 'offer'),
  refused: shareOf(found, ({ zone }) => zone === 'none'),
})
