import { isRightToLeft } from './direction.ts'

/** Mail programs of every age show so many columns (RFC 5322, section 2.1.1, allows 78). */
const COLUMNS = 76

const INDENT = '  '

/** What ends a line, however somebody's keyboard makes one. */
const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/

/** Text in lines that fit, broken only at spaces: an address of the web stays whole. They begin with `rest`, but for the first of all. */
export function wrapped(text: string, first = '', rest = first): string {
  const lines = text.split(LINE_END)
  return lines.map((line, index) => wrappedLine(line, index === 0 ? first : rest, rest)).join('\n')
}

function wrappedLine(line: string, first: string, rest: string): string {
  const done: string[] = []
  let open = ''
  for (const word of line.split(/(?<= )(?=[^ ])/)) {
    const begin = done.length === 0 ? first : rest
    if (open !== '' && lengthOf(begin + open + word.trimEnd()) > COLUMNS) {
      done.push(begin + open.trimEnd())
      open = ''
    }
    open += word
  }
  return [...done, (done.length === 0 ? first : rest) + open].map((one) => one.trimEnd()).join('\n')
}

const lengthOf = (text: string): number => [...text].length

/**
 * A field, its value beside its label. One of several lines, or written the other way, has its lines below it. All but the label is
 * indented: nothing that somebody typed can look like a heading, or like another field.
 */
export function wrappedRow(label: string, value: string): string {
  const isBelow = LINE_END.test(value) || isRightToLeft(value)
  return wrapped(isBelow ? `${label}:\n${value}` : `${label}: ${value}`, '', INDENT)
}
