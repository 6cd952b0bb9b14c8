import { looksLikeQuestion } from './asking.ts'
import { cleanLine, isBlank, lengthOf } from './clean.ts'
import { freeKind, isText } from './free-kind.ts'
import type { Grammar } from './grammar.ts'
import { normalise, wordsOf } from './normalise.ts'
import { problem } from './problem.ts'

/** A person's name, as they write it: any script, one letter or many. */
export const name = freeKind({
  field: { control: 'line', inputmode: 'text', autocomplete: 'name' },
  read: (typed, { max = LONGEST }, { grammar }) => {
    const line = cleanLine(typed)
    if (isBlank(line)) return problem('text.empty')
    if (line.length > LONGEST_LINE) return problem('text.long', { max, length: lengthOf(line) })
    if (looksLikeQuestion(line, grammar)) return problem('name.notName')
    const value = nameIn(line, grammar)
    if (value === undefined) return problem('name.notName')
    if (tellsWhom(value, grammar)) return problem('name.who')
    const length = lengthOf(value)
    if (length > max) return problem('text.long', { max, length })
    if (ADDRESS.test(value)) return problem('name.notName')
    return LETTER.test(value) ? { value } : problem('name.letters')
  },
  is: isText,
  fits: (value, { max = LONGEST }) =>
    LETTER.test(value) && !ADDRESS.test(value) && lengthOf(value) <= max && cleanLine(value) === value,
  show: (value) => value,
})

/**
 * The name inside a sentence that surely holds one ("my name is …", "Ann Lee, 07700 900123"); else the whole line. Nothing where such a sentence
 * tells no name ("I'm not telling you").
 */
function nameIn(line: string, { beforeName, turning }: Grammar): string | undefined {
  const alone = line.replace(BEHIND, '').trim() || line
  const said = normalise(alone)
  const lead = beforeName.find((words) => said.startsWith(`${words} `) && isSaid(words, alone))
  if (lead === undefined) return alone
  const words = alone.split(' ')
  const name = words.slice(lengthIn(words, lead.split(' ').length)).join(' ')
  return wordsOf(name).some((word) => turning.has(word)) ? undefined : name
}

/** "for my mum" and "my mum" tell whom it is for, and no name. My is a name as well ("My Nguyen"). */
function tellsWhom(value: string, { aboutWhom, my, kin }: Grammar): boolean {
  const [first = '', second = ''] = wordsOf(value)
  return (aboutWhom.has(first) && second !== '') || (my.has(first) && kin.has(second))
}

/** A comma or dash with a number behind it is another answer. */
const BEHIND = /\s*[,;\u2013\u2014].*\d.*$|\s+\+?\d[\d ]{5,}.*$/u

/** "Im" with a capital and no apostrophe is a name. */
const isSaid = (lead: string, line: string): boolean => lead !== 'im' || !/^Im /.test(line)

/** How many typed words so many compared ones are: "it's" is one of both. */
function lengthIn(words: readonly string[], count: number): number {
  let left = count
  const at = words.findIndex((word) => {
    left -= wordsOf(word).length
    return left < 0
  })
  return at === -1 ? words.length : at
}

/** A name with all that may stand round it. */
const LONGEST_LINE = 300

/** The longest real names are below this. */
const LONGEST = 100
const LETTER = /\p{L}/u
/** An email address or the address of a website. */
const ADDRESS = /@|:\/\/|\bwww\.|\.(?:com|org|net|uk)\b/i
