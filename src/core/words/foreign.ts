import { type Evidence, evidenceOf, type Tongue } from './tongues.ts'

/** What recognising rests on: each language by its tag, and every word that is English (in small letters), slips and text-speak too. */
export type ForeignData = {
  readonly tongues: Readonly<Record<string, Tongue>>
  readonly english: ReadonlySet<string>
}

/** Another language than English, as BCP 47; `sure` when nobody need be asked whether it is. */
export type Foreign = { readonly language: string; readonly sure: boolean }

/**
 * Makes what tells in which other language a text is. Nothing for English, good or bad, and for what is too little to tell: names, numbers,
 * "ok". A script that only one language has decides alone, even a name in it; else letters and common words are weighed against English ones.
 */
export function createForeign({ tongues, english }: ForeignData): (text: string) => Foreign | undefined {
  const weigh = evidenceOf(tongues, english)
  return (text) => {
    const words = lettersOf(text)
    const script = mostOf(words)
    if (!script) return undefined
    const ofScript = Object.entries(tongues).filter(([, tongue]) => tongue.script === script)
    const written = words.filter((word) => SCRIPTS[script]?.test(word))
    const [only] = ofScript
    if (only && ofScript.length === 1) {
      return written.join('').length > 1 ? { language: only[1].as ?? only[0], sure: true } : undefined
    }
    const [best, next] = weigh(written, script)
    if (!best || !isEnough(best, next, written.length)) return undefined
    return { language: best.language, sure: isSure(best, next, written.length) }
  }
}

/** More than any other language, and more than English. A short text must have hardly a word of anything else. */
function isEnough(best: Evidence, next: Evidence | undefined, words: number): boolean {
  if (best.total <= best.english || best.total <= (next?.total ?? 0)) return false
  if (best.isLatin && best.known === 0) return false
  return words <= 2 ? best.english === 0 && best.total >= 0.6 : best.total >= Math.max(1, words * 0.2)
}

const isSure = (best: Evidence, next: Evidence | undefined, words: number): boolean =>
  words >= 3 &&
  best.total >= Math.max(1.8, words * 0.25) &&
  best.total >= 3 * best.english &&
  best.total >= 1.4 * (next?.total ?? 0) &&
  (!best.isLatin || best.known >= 2)

/** The words of a text in small letters, without addresses of the web and numbers. */
const lettersOf = (text: string): readonly string[] =>
  text
    .replace(/\S+@\S+|\S*:\/\/\S+|www\.\S+/gu, ' ')
    .normalize('NFC')
    .replace(/\u200c|\u200d|\u0640/gu, '')
    .toLowerCase()
    .match(/\p{L}[\p{L}\p{M}]*/gu) ?? []

/** The script of at least half of the words. */
const mostOf = (words: readonly string[]): string | undefined =>
  Object.entries(SCRIPTS).find(([, script]) => words.some((word) => script.test(word)) && isMost(words, script))?.[0]

const isMost = (words: readonly string[], script: RegExp) =>
  words.filter((word) => script.test(word)).length * 2 >= words.length && !words.some((word) => KANA.test(word))

/** Scripts that decide alone stand first, Latin last: beside half a message of theirs, Latin words are names of things. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Gurmukhi: /\p{Script=Gurmukhi}/u,
  Bengali: /\p{Script=Bengali}/u,
  Gujarati: /\p{Script=Gujarati}/u,
  Tamil: /\p{Script=Tamil}/u,
  Han: /\p{Script=Han}/u,
  Greek: /\p{Script=Greek}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Arabic: /\p{Script=Arabic}/u,
  Latin: /\p{Script=Latin}/u,
}

/** Japanese is written with Chinese characters too, and with these. */
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
