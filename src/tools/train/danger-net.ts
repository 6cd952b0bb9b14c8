import { DANGER_CLASSES, type DangerLevels, dangerIn } from '../../core/danger/net.ts'
import type { Heard } from '../../core/finding/finder.ts'
import { dangerLevels, type MostMet } from './danger-levels.ts'
import type { DangerExample } from './examples.ts'
import { acrossFolds, type Models, type Ready, trained } from './folds.ts'

/** How many weights the model by words keeps (12,000 found 5 of a hundred dangers fewer than all), and to how many folds the messages are dealt out. */
const MOST_WEIGHTS = 45_000
const FOLDS = 5

/** The sets of what tells of no danger: levels are set by questions, which are harder than answers. */
const [QUESTION, ANSWER] = [-1, -2]

/** What a net is trained on: messages of danger and like it; ordinary questions; ordinary answers. */
export type DangerSet = {
  readonly messages: readonly DangerExample[]
  readonly questions: readonly string[]
  readonly answers: readonly string[]
}

/** Trains the net of one language, and finds its levels on what was left out. `most`: what may be met without need. A meaning, where `heard` gives one, is spread already. */
export function trainDanger(
  name: string,
  { messages, questions, answers }: DangerSet,
  most: { readonly lexical: MostMet; readonly meaning: MostMet },
  heard: (text: string) => Heard,
  isSigned: (text: string) => boolean,
): { readonly models: Models; readonly levels: { readonly lexical: DangerLevels; readonly meaning: DangerLevels } } {
  const [none, danger] = DANGER_CLASSES
  const plain = (set: number) => (text: string) => ({ text, label: none, set, heard: heard(text) })
  const all: readonly Ready[] = [
    ...messages.map(({ text, isCrisis }, index) => ({
      text,
      label: isCrisis ? danger : none,
      set: index % FOLDS,
      heard: heard(text),
    })),
    ...questions.map(plain(QUESTION)),
    ...answers.map(plain(ANSWER)),
  ]
  const judged = acrossFolds(
    all,
    DANGER_CLASSES,
    MOST_WEIGHTS,
    ({ set }, index) => (set >= 0 ? set : index % FOLDS),
    ({ words, meaning }, { text, heard, label, set }) => {
      const byWords = words.of(heard.features)
      const byMeaning = heard.meaning && meaning?.of(heard.meaning)
      const is = {
        isDanger: label !== none,
        isMessage: set >= 0,
        isQuestion: set === QUESTION,
        isSigned: set >= 0 && isSigned(text),
      }
      return { lexical: { likely: dangerIn(byWords), ...is }, meaning: { likely: dangerIn(byWords, byMeaning), ...is } }
    },
  )
  const levelsOf = (by: 'lexical' | 'meaning') =>
    dangerLevels(
      `${name}, ${by}`,
      judged.map((one) => one[by]),
      most[by],
    )
  return {
    models: trained(all, DANGER_CLASSES, MOST_WEIGHTS),
    levels: { lexical: levelsOf('lexical'), meaning: levelsOf('meaning') },
  }
}
