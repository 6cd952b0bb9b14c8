/** A piece of words: plain, or what can be tapped. */
export type Piece = { readonly text: string; readonly href: string | undefined; readonly isWeb: boolean }

/** Words of ours in pieces, so that phone numbers can be tapped and web addresses opened. The template escapes each. */
export function linked(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(LINKS)) {
    pieces.push(plain(text.slice(from, match.index)), link(match[0]))
    from = match.index + match[0].length
  }
  return [...pieces, plain(text.slice(from))].filter((piece) => piece.text !== '')
}

const plain = (text: string): Piece => ({ text, href: undefined, isWeb: false })

function link(text: string): Piece {
  const isWeb = text.startsWith('https:')
  return { text, href: isWeb ? text : `tel:${text.replaceAll(' ', '')}`, isWeb }
}

/** A web address without the mark that ends its sentence; a British phone number, or one of three figures that stands alone. */
const LINKS =
  /https:\/\/[^\s<>"'\u2066-\u2069]*[^\s<>"'\u2066-\u2069.,;:!?)]|(?<![\d-] ?)(?:0\d{2,4}(?: ?\d{3,4}){1,3}|116 ?\d{3}|999|111)(?! ?[\d-])/g
