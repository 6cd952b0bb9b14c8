/** Which characters a font can show: lengths of runs of code points, those that it lacks and those that it has by turns. */
export type Coverage = readonly number[]

/** What nobody sees by itself: spaces, line ends, joiners, and marks that choose between two pictures. */
const UNSEEN = /[\s\p{Cf}\p{Z}\p{Variation_Selector}]/u

/** Whether each character of a text is in one of these fonts. */
export function covers(fonts: readonly Coverage[]): (text: string) => boolean {
  const shown = new Set(fonts.flatMap(codePointsOf))
  return (text) => [...text].every((character) => UNSEEN.test(character) || shown.has(character.codePointAt(0) ?? 0))
}

function codePointsOf(coverage: Coverage): readonly number[] {
  const found: number[] = []
  let at = 0
  for (const [index, length] of coverage.entries()) {
    if (index % 2 === 1) for (let point = at; point < at + length; point += 1) found.push(point)
    at += length
  }
  return found
}
