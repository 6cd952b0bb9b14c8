import { type Command, commands } from '../conversation/activity.ts'
import { normalise } from '../questions/normalise.ts'

/** A command as somebody typed it; for `change`, what they named with it. */
export type Commanded = { readonly command: Command; readonly about?: string }

/**
 * Finds the command that a whole message is, by the lists of a language (`command.back.words` …). "Change my postcode" and "my postcode is
 * wrong" name what they are about.
 */
export function commandsOf(list: (key: string) => readonly string[]): (text: string) => Commanded | undefined {
  const known = (key: string) => list(`command.${key}`).map(normalise)
  const whole = new Map(
    commands.flatMap((command) => known(`${command}.words`).map((word) => [word, command] as const)),
  )
  const changing = known('change.words')
  const [mine, wrong] = [known('change.before'), known('change.after')]
  return (text) => {
    const typed = normalise(text)
    const command = whole.get(typed)
    if (command) return { command }
    const isWrong = begins(typed, mine) !== '' && ends(typed, wrong) !== ''
    const about = isWrong ? between(typed, mine, wrong) : between(typed, changing, [])
    return about === undefined ? undefined : { command: 'change', about }
  }
}

/** What stands after one of the first words, or before one of the last; nothing when neither is there. */
export function between(typed: string, before: readonly string[], after: readonly string[]): string | undefined {
  const [lead, end] = [begins(typed, before), ends(typed, after)]
  return lead === '' && end === '' ? undefined : typed.slice(lead.length, typed.length - end.length).trim()
}

const begins = (typed: string, before: readonly string[]) => longest(before, (words) => typed.startsWith(`${words} `))
const ends = (typed: string, after: readonly string[]) => longest(after, (words) => typed.endsWith(` ${words}`))

/** The longest that fits ("what is a" before "what is"); empty where none does. */
const longest = (all: readonly string[], fits: (words: string) => boolean): string =>
  all.reduce((best, words) => (words.length > best.length && fits(words) ? words : best), '')
