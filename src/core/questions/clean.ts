/** What was typed, fit to be kept: lines end alike, control characters and broken halves of emoji are gone, ends are trimmed. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .trim()
}

/** The same on one line, with single spaces. */
export const cleanLine = (text: string): string => clean(text).replace(/\s+/g, ' ')

/** Whether there is anything to see: marks of direction and joiners alone are nothing. */
export const isBlank = (text: string): boolean => !/[^\s\p{Cf}\p{Cc}]/u.test(text)

/** How long a text is to a person, an emoji of one code point being one. */
export const lengthOf = (text: string): number => [...text].length
