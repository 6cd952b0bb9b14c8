/** The sentences of a text. Lines are sentences too: lists and headings end without a mark. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/\n|(?<=[.?!۔؟][”"’)\]]*)\s+/)
    .map((one) => one.trim())
    .filter((one) => /\p{L}/u.test(one))

/** How many words a sentence has. A dash alone is none; a web address or a value is one. */
export const lengthOf = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** The most words that a sentence may have: easy read asks for shorter ones. */
export const mostWords = (locale: string): number => (locale.endsWith('-x-easy') ? 15 : 25)
