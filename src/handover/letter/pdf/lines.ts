import { clean } from '../../../core/questions/clean.ts'
import { isRightToLeft } from '../direction.ts'

/** A line of a value, as the template of the PDF takes it. */
export type Line = {
  readonly text: string
  readonly isRightToLeft: boolean
  /** A language (ISO 639) other than that of the letter. */
  readonly language: string | undefined
  /** Whether the text must also stand behind what is drawn, for screen readers: see `isPlain`. */
  readonly isDrawn: boolean
  /** Whether the fonts lack something of it. */
  readonly isLacking: boolean
}

/** ISO 639: a language that we do not know. */
const UNKNOWN = 'und'

/**
 * The lines of a value. `language`: what the person read; what they typed from right to left is in that, if that is written so too.
 * `covered`: whether the fonts have all of a text.
 */
export function linesOf(value: string, language: string, covered: (text: string) => boolean): readonly Line[] {
  return clean(value)
    .normalize('NFC')
    .split('\n')
    .map((text) => {
      const rtl = isRightToLeft(text)
      const isLacking = !covered(text)
      return {
        text,
        isRightToLeft: rtl,
        language: rtl ? (isWrittenFromRight(language) ? language : UNKNOWN) : undefined,
        isDrawn: isLacking || !isPlain(text),
        isLacking,
      }
    })
}

/**
 * Whether each letter becomes one sign. Where it does not (Arabic, Devanagari, accents without a letter of their own) Typst 0.14 writes
 * text into a PDF that cannot be read back: github.com/typst/typst, issues 4225 and 8767.
 */
const isPlain = (text: string): boolean =>
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]*$/u.test(text)

function isWrittenFromRight(language: string): boolean {
  const { direction } = (
    new Intl.Locale(language) as Intl.Locale & { getTextInfo(): { direction: string } }
  ).getTextInfo()
  return direction === 'rtl'
}
