import { type Command, commands } from '../conversation/activity.ts'
import { normalise } from '../questions/normalise.ts'

/** A command as somebody typed it; for `change` and `meaning`, what they named with it. */
export type Commanded = { readonly command: Command; readonly about?: string }

/**
 * Finds the command that a whole message is, by the lists of a language (`command.back.words` …). "Change my postcode", "my postcode is wrong"
 * and, for what the glossary explains, "what does … mean" name what they are about.
 */
export function commandsOf(
  list: (key: string) => readonly string[],
  isTerm: (text: string) => boolean,
): (text: string) => Commanded | undefined {
  const known = (key: string) => list(`command.${key}`).map(normalise)
  const whole = new Map(
    commands.flatMap((command) => known(`${command}.words`).map((word) => [word, command] as const)),
  )
  const changing = known('change.words')
  const wrong = known('change.after')
  const [asking, meaning] = [known('meaning.before'), known('meaning.after')]
  return (text) => {
    const typed = normalise(text)
    const command = whole.get(typed)
    if (command) return { command }
    const term = between(typed, asking, meaning)
    if (term !== undefined && isTerm(term)) return { command: 'meaning', about: term }
    const about = between(typed, [], wrong) ?? between(typed, changing, [])
    return about === undefined ? undefined : { command: 'change', about }
  }
}

/** What stands after one of the first words, or before one of the last; nothing when neither is there. */
function between(typed: string, before: readonly string[], after: readonly string[]): string | undefined {
  const lead = before.find((words) => typed.startsWith(`${words} `)) ?? ''
  const end = after.find((words) => typed.endsWith(` ${words}`)) ?? ''
  return lead === '' && end === '' ? undefined : typed.slice(lead.length, typed.length - end.length).trim()
}
