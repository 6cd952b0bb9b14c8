import { tokensOf } from './check.ts'
import { type Dialog, isLookUp, type Outcome, type Question, type Route, type When } from './define.ts'
import { ANSWERED, holds } from './tokens.ts'

/** One way through a dialog: the facts it assumes, its answers as tokens, and the outcome it ends in. */
export type Way = {
  readonly facts: Answered
  readonly steps: readonly { readonly question: string; readonly tokens: readonly string[] }[]
  readonly outcome: string
}

type Answered = Readonly<Record<string, readonly string[]>>

/** More ways than this, and nobody can know them all: split the dialog. */
export const MOST_WAYS = 2_000

/** One way for each differing route: answers that lead alike and are told apart nowhere count as one. */
export function everyWay(dialog: Dialog): readonly Way[] {
  const ways: Way[] = []
  const walk = (place: string, facts: Answered, steps: Way['steps'], answered: Answered): void => {
    if (ways.length > MOST_WAYS) return
    const question = dialog.questions[place]
    if (!question) {
      ways.push({ facts, steps, outcome: place })
      return
    }
    for (const given of differing(dialog, place, question)) {
      const now = { ...answered, [place]: given }
      walk(leadsTo(question, given, now), facts, [...steps, { question: place, tokens: given }], now)
    }
  }
  for (const facts of differingFacts(dialog)) walk(dialog.start, facts, [], facts)
  return ways
}

/** Where an answer leads, given all answers so far. */
export function leadsTo(question: Question, given: readonly string[], answered: Answered): string {
  const [only] = given
  const choice = given.length === 1 && only !== undefined ? question.choices?.[only] : undefined
  const route = choice ?? (isLookUp(question) ? undefined : question.next)
  if (!route) throw new Error(`No route for ${given.join(', ')}`)
  if (typeof route === 'string') return route
  const branch = route.find(({ when }: { when?: When }) => holds(when, answered))
  if (!branch) throw new Error(`No branch holds for ${given.join(', ')}`)
  return branch.goTo
}

/** One answer for each differing route; for several, each option alone and all that go together. */
function differing(dialog: Dialog, name: string, question: Question): readonly (readonly string[])[] {
  const all = tokensOf(question)
  const signatures = new Map<string, readonly string[]>()
  for (const token of all) {
    const route: Route | undefined = question.choices?.[token] ?? (isLookUp(question) ? undefined : question.next)
    const signature = JSON.stringify([route, told(dialog, name, token)])
    if (!signatures.has(signature)) signatures.set(signature, [token])
  }
  const together = isLookUp(question)
    ? []
    : (question.options ?? []).filter((option) => !question.alone?.includes(option))
  const isTold = together.length > 1 && together.some((option) => told(dialog, name, option).length > 0)
  return isTold ? [...signatures.values(), together] : [...signatures.values()]
}

/** Every set of facts that this dialog tells apart without asking for them itself; the unmentioned value stands for the rest. */
function differingFacts(dialog: Dialog): readonly Answered[] {
  const mentioned = new Map<string, Set<string>>()
  for (const when of whens(dialog)) {
    for (const [name, wanted] of Object.entries(when)) {
      if (dialog.questions[name]) continue
      const values = mentioned.get(name) ?? new Set<string>()
      for (const value of typeof wanted === 'string' ? [wanted] : (wanted ?? [])) values.add(value)
      mentioned.set(name, values)
    }
  }
  let sets: Answered[] = [{}]
  for (const [name, values] of mentioned) {
    sets = sets.flatMap((facts) => [...values, ANSWERED].map((value) => ({ ...facts, [name]: [value] })))
  }
  return sets
}

/** The places of a dialog that tell this answer apart, by their number. */
const told = (dialog: Dialog, name: string, token: string): readonly number[] =>
  whens(dialog).flatMap((when, index) => {
    const wanted = when[name]
    const list = typeof wanted === 'string' ? [wanted] : (wanted ?? [])
    return list.includes(token) ? [index] : []
  })

/** Every condition of a dialog, in one order. */
function whens(dialog: Dialog): readonly When[] {
  const known = conditions.get(dialog)
  if (known) return known
  const routes = Object.values(dialog.questions).flatMap((question) => [
    ...Object.values(question.choices ?? {}),
    ...(!isLookUp(question) && question.next ? [question.next] : []),
  ])
  const all = [
    ...routes.flatMap((route) => (typeof route === 'string' ? [] : route.map(({ when }: { when?: When }) => when))),
    ...Object.values(dialog.outcomes).flatMap(({ say, know }: Outcome) =>
      [...(say ?? []), ...(know ?? [])].map((part) => (typeof part === 'string' ? undefined : part.when)),
    ),
  ].filter((when): when is When => when !== undefined)
  conditions.set(dialog, all)
  return all
}

const conditions = new WeakMap<Dialog, readonly When[]>()
