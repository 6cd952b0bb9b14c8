/**
 * Words as they are compared: lower case, without accents, punctuation or invisible marks, with digits 0 to 9 and single
 * spaces. For matching only, never for keeping. Vowel signs stay: in the scripts of South Asia they are letters of their own.
 */
export function normalise(text: string): string {
  if (PLAIN.test(text)) return text
  return westernDigits(text.toLowerCase().replace(APOSTROPHES, '').normalize('NFKD'))
    .replace(MARKS, '')
    .replace(ARABIC_LETTERS, (letter) => SAME_LETTER[letter] ?? letter)
    .normalize('NFC')
    .replace(EMOJI, ' $& ')
    .replace(BETWEEN_WORDS, ' ')
    .trim()
}

/** The words of a text, as they are compared. */
export function wordsOf(text: string): readonly string[] {
  const plain = normalise(text)
  return plain === '' ? [] : plain.split(' ')
}

/** A text whose digits, in whatever script, are 0 to 9. */
export function westernDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
}

// Most listed words are so already, and there are hundreds of them
const PLAIN = /^[a-z\d]+(?: [a-z\d]+)*$/
const APOSTROPHES = /['\u2018\u2019\u201b\u02bc\u0060\u00b4\uff07]/g
// Accents; Hebrew and Arabic vowel points and the Arabic stretching line; marks of direction, joiners; an emoji's skin, gender and style
const MARKS =
  /[\u0300-\u036f]|[\u0591-\u05bd]|[\u05bf-\u05c7]|[\u064b-\u065f]|[\u0640\u0670]|[\ufe0e\ufe0f]|\u200d[\u2640\u2642]|\p{Cf}|\p{Emoji_Modifier}/gu
// Keyboards differ: the Arabic, Persian and Urdu ones have letters of their own for the same sound, and people mix them
const SAME_LETTER: Readonly<Record<string, string>> = { ي: 'ی', ى: 'ی', ك: 'ک', ه: 'ہ', ھ: 'ہ', ة: 'ہ', ۃ: 'ہ' }
const ARABIC_LETTERS = new RegExp(`[${Object.keys(SAME_LETTER).join('')}]`, 'gu')
const EMOJI = /\p{Extended_Pictographic}/gu
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}]+/gu

/** Unicode keeps each script's ten digits in a row, zero first. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return code - zero
}
