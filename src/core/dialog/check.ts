import { type Dialog, isLookUp, type Part, type Question, type Route, type When } from './define.ts'
import { ANSWERED, isFree } from './tokens.ts'

type Dialogs = Readonly<Record<string, Dialog>>

/** An author's mistakes that types cannot see, each naming dialog and word. Empty when there is none. */
export function mistakes(dialogs: Dialogs): readonly string[] {
  return Object.entries(dialogs).flatMap(([key, dialog]) => [
    ...(key === dialog.id ? [] : [`dialogs: "${key}" is registered for the dialog "${dialog.id}"`]),
    ...(dialog.questions[dialog.start] ? [] : [`${dialog.id}: it starts at "${dialog.start}", which is no question`]),
    ...Object.entries(dialog.questions).flatMap(([name, question]) =>
      questionMistakes(dialogs, dialog, name, question),
    ),
    ...outcomeMistakes(dialogs, dialog),
    ...unreachable(dialog),
    ...returning(dialog),
  ])
}

/** Every place that an answer to a question can lead to. */
const placesAfter = (question: Question): readonly string[] =>
  routesOf(question).flatMap((route) => (typeof route === 'string' ? [route] : route.map(({ goTo }) => goTo)))

const routesOf = (question: Question): readonly Route[] => [
  ...Object.values(question.choices ?? {}),
  ...(!isLookUp(question) && question.next ? [question.next] : []),
]

function questionMistakes(dialogs: Dialogs, dialog: Dialog, name: string, question: Question): string[] {
  const where = `${dialog.id}.${name}`
  const found: string[] = []
  for (const place of placesAfter(question)) {
    if (!dialog.questions[place] && !dialog.outcomes[place])
      found.push(`${where}: leads to "${place}", which is no place`)
  }
  for (const route of routesOf(question)) {
    if (typeof route === 'string') continue
    if (route.at(-1)?.when) found.push(`${where}: the last branch of a route must have no condition`)
    for (const { when } of route) found.push(...whenMistakes(dialogs, dialog, where, when))
  }
  if (!isLookUp(question) && (question.ask === 'several' || isFree(question)) && !question.next)
    found.push(`${where}: has no "next"`)
  if (!isLookUp(question) && question.ask === 'several' && !question.options?.length)
    found.push(`${where}: has no "options"`)
  const loose = question.fact ? (question.dependsOn ?? []).filter((other) => !isFact(dialogs, other)) : []
  found.push(...loose.map((other) => `${where}: is a fact, so it may not depend on "${other}", which is none`))
  const others = Object.values(dialogs).map((other) => other.questions[name])
  const differs = others.some((other) => question.fact && other?.fact && kindOf(other) !== kindOf(question))
  if (differs) found.push(`${where}: is a fact that another dialog asks as another kind`)
  return found
}

const isFact = (dialogs: Dialogs, name: string): boolean =>
  Object.values(dialogs).some((dialog) => dialog.questions[name]?.fact)

const kindOf = (question: Question): string => (isLookUp(question) ? `look-up ${question.lookUp}` : question.ask)

function outcomeMistakes(dialogs: Dialogs, dialog: Dialog): string[] {
  return Object.entries(dialog.outcomes).flatMap(([name, outcome]) => {
    const where = `${dialog.id}.${name}`
    const next = outcome.continueWith
    const whens = [...(outcome.say ?? []), ...(outcome.know ?? [])].map((part) =>
      typeof part === 'string' ? undefined : part.when,
    )
    return [
      ...(next && !dialogs[next] ? [`${where}: continues with "${next}", which is no dialog`] : []),
      ...(outcome.summary ?? [])
        .filter((name) => name !== 'say' && !outcome.say?.some((part) => name === partName(part)))
        .map((name) => `${where}: its summary names "${name}", which it does not say`),
      ...whens.flatMap((when) => whenMistakes(dialogs, dialog, where, when)),
    ]
  })
}

const partName = (part: Part): string => (typeof part === 'string' ? part : part.say)

/** A condition must name answers that can be, or it would silently never hold. */
function whenMistakes(dialogs: Dialogs, dialog: Dialog, where: string, when: When | undefined): string[] {
  return Object.entries(when ?? {}).flatMap(([name, wanted]) => {
    if (name === 'earlier' || name === 'mode') return []
    const questions = [dialog.questions[name], ...Object.values(dialogs).map((other) => other.questions[name])]
    const known = new Set(questions.flatMap((question) => (question ? tokensOf(question) : [])))
    if (known.size === 0) return [`${where}: depends on "${name}", which no dialog asks`]
    const list = typeof wanted === 'string' ? [wanted] : (wanted ?? [])
    return list.filter((value) => !known.has(value)).map((value) => `${where}: "${name}" is never "${value}"`)
  })
}

/** Every token that an answer to a question can be. */
export const tokensOf = (question: Question): readonly string[] => [
  ...Object.keys(question.choices ?? {}),
  ...(isLookUp(question) ? [] : (question.options ?? [])),
  ...(isFree(question) ? [ANSWERED] : []),
]

function unreachable(dialog: Dialog): string[] {
  const reached = new Set<string>([dialog.start])
  for (const place of reached) {
    const question = dialog.questions[place]
    for (const next of question ? placesAfter(question) : []) reached.add(next)
  }
  const all = [...Object.keys(dialog.questions), ...Object.keys(dialog.outcomes)]
  return all.filter((place) => !reached.has(place)).map((place) => `${dialog.id}: nothing leads to "${place}"`)
}

/** A dialog never returns to a question: menus end it, and start another. */
function returning(dialog: Dialog): string[] {
  const done = new Set<string>()
  const visit = (place: string, way: readonly string[]): string[] => {
    if (way.includes(place)) return [`${dialog.id}: returns to "${place}"`]
    const question = dialog.questions[place]
    if (!question || done.has(place)) return []
    done.add(place)
    return placesAfter(question).flatMap((next) => visit(next, [...way, place]))
  }
  return visit(dialog.start, [])
}
