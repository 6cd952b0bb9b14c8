/** As much of a message as is ever read, in UTF-16 units: about two pages. */
export const LONGEST_TEXT = 5000

/** What somebody typed. A longer text is refused when it is read, and kept only so far that the person sees its beginning. */
export function cut(text: string): string {
  const whole = text.trim()
  return whole.length > LONGEST_TEXT ? `${whole.slice(0, LONGEST_TEXT).toWellFormed()}…` : whole
}
