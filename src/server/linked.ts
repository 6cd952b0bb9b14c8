import Handlebars from 'handlebars'

/** Words of ours as HTML, in which phone numbers can be tapped and web addresses opened. Every piece is escaped, once, here. */
export function linked(text: string): Handlebars.SafeString {
  let html = ''
  let from = 0
  for (const match of text.matchAll(LINKS)) {
    const [shown] = match
    html += escaped(text.slice(from, match.index)) + anchor(shown)
    from = match.index + shown.length
  }
  return new Handlebars.SafeString(html + escaped(text.slice(from)))
}

const escaped = Handlebars.escapeExpression

/** Numbers and addresses are written from left to right, in whatever language they stand. */
function anchor(shown: string): string {
  const isWeb = shown.startsWith('https:')
  const href = isWeb ? shown : `tel:${shown.replaceAll(' ', '')}`
  return `<a dir="ltr" href="${escaped(href)}"${isWeb ? ' rel="noreferrer"' : ''}>${escaped(shown)}</a>`
}

/** A web address without the mark that ends its sentence; a British phone number, or one of three figures that stands alone. */
const LINKS =
  /https:\/\/[^\s<>"'\u2066-\u2069]*[^\s<>"'\u2066-\u2069.,;:!?)]|(?<![\d-] ?)(?:0\d{2,4}(?: ?\d{3,4}){1,3}|116 ?\d{3}|999|111)(?! ?[\d-])/g
