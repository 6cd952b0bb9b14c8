/** Text as the sentence model takes it; nothing where it has no letters, for which the model throws. */
export function embeddable(text: string): string | undefined {
  const plain = text.slice(0, MOST_LETTERS).toLowerCase().trim()
  return /\p{L}/u.test(plain) ? plain : undefined
}

/** More is a story: what its first words mean is enough, and reading stays quick. */
const MOST_LETTERS = 200
