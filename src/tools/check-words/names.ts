import { wordsOf } from './uncommon.ts'

/** The tables of `content/` that hold names, as far as the names go. */
export type Tables = {
  readonly icbs: readonly { readonly name: string }[]
  readonly councils: Readonly<Record<string, unknown>>
  readonly services: readonly { readonly name: string }[]
  /** A story's id is the name of its person. */
  readonly stories: readonly { readonly id: string }[]
  readonly documents: readonly { readonly publisher: string }[]
}

/** The names of boards, councils, organisations and people in stories, each word in lower case. */
export const namesOf = ({ icbs, councils, services, stories, documents }: Tables): ReadonlySet<string> => {
  const whole = [
    ...[...icbs, ...services].map(({ name }) => name),
    ...Object.keys(councils),
    ...documents.map(({ publisher }) => publisher),
  ]
  const words = whole.flatMap(wordsOf).filter((word) => /^\p{Lu}/u.test(word))
  return new Set([...words, ...stories.map(({ id }) => id)].map((word) => word.toLowerCase()))
}
