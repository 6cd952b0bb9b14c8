/**
 * Words that were made hard to find, on purpose or by a keyboard, as they are spelt: letters of other scripts that look like ours, and letters set
 * apart ("k i l l"). A filter at school or work teaches people to write so.
 */
export function undisguised(text: string): string {
  const plain = LATIN.test(text) ? text.replace(ALIKE, (letter) => LOOKS_LIKE[letter] ?? letter) : text
  return plain.replace(SET_APART, (letters) => letters.replace(/[^\p{L}]/gu, ''))
}

/** Splits a word of known words run together that begins with "i" ("iwanttodie") or ends in a self ("killmyself"). Others stay whole: many a slip is two short words by chance. */
export function createSplitting(isKnown: (word: string) => boolean): (word: string) => readonly string[] {
  const parts = (word: string): readonly string[] | undefined => {
    if (word.length > 1 && isKnown(word)) return [word]
    // The longest beginning first: "into" before "in to"
    for (let at = word.length - 2; at > 1; at--) {
      const first = word.slice(0, at)
      const rest = isKnown(first) ? parts(word.slice(at)) : undefined
      if (rest) return [first, ...rest]
    }
    return undefined
  }
  return (word) => {
    if (word.length > LONGEST) return [word]
    const [, i = '', rest] = RUN_TOGETHER.exec(word) ?? []
    const found = rest && parts(rest)
    return found ? [...(i ? [i] : []), ...found] : [word]
  }
}

const LONGEST = 30
const RUN_TOGETHER = /^(i?)((?<=i)[a-z]{4,}|[a-z]{3,}self)$/
const LATIN = /[a-z]/i
/** Three letters or more, each alone. */
const SET_APART = /(?<![\p{L}\p{N}'’])\p{L}(?:[ .\-_*]\p{L}(?![\p{L}\p{N}'’])){2,}/gu

/** Cyrillic and Greek letters that look like ours, in both cases (Unicode's confusables, those of single letters). */
const LOOKS_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    а: 'a',
    α: 'a',
    в: 'b',
    β: 'b',
    с: 'c',
    ϲ: 'c',
    ԁ: 'd',
    е: 'e',
    ё: 'e',
    ε: 'e',
    һ: 'h',
    н: 'h',
    і: 'i',
    ї: 'i',
    ι: 'i',
    ј: 'j',
    к: 'k',
    κ: 'k',
    ӏ: 'l',
    м: 'm',
    п: 'n',
    η: 'n',
    о: 'o',
    ο: 'o',
    σ: 'o',
    р: 'p',
    ρ: 'p',
    ԛ: 'q',
    г: 'r',
    ѕ: 's',
    т: 't',
    τ: 't',
    υ: 'u',
    ν: 'v',
    ѵ: 'v',
    ԝ: 'w',
    ω: 'w',
    х: 'x',
    χ: 'x',
    у: 'y',
    γ: 'y',
  }).flatMap(([letter, ours]) => [
    [letter, ours],
    [letter.toUpperCase(), ours],
  ]),
)
const ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu
