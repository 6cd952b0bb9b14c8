import type { KindName } from '../questions/kind.ts'
import type { FactName } from './facts.ts'

/** The condition of a branch: each named answer is, or includes, one of these. Free text counts as `answered`. */
export type When<Name extends string = string> = { readonly [N in Name]?: string | readonly string[] }

/** Where an answer leads: a place, or the first branch that holds. The last branch has no condition. */
export type Route<Place extends string = string, Name extends string = string> =
  | Place
  | readonly { readonly when?: When<Name>; readonly goTo: Place }[]

/** A question put to a person. */
export type PersonQuestion<Place extends string = string, Name extends string = string> = {
  readonly ask: KindName
  /** Choices, each with where it leads. Free kinds may have some too (none, skip, preferNotToSay). */
  readonly choices?: Readonly<Record<string, Route<Place, Name>>>
  /** The choices of a `several` question; they all lead to `next`. */
  readonly options?: readonly string[]
  /** Those of `options` that exclude the rest ("none"). */
  readonly alone?: readonly string[]
  /** Where every answer that is no choice leads. */
  readonly next?: Route<Place, Name>
  /** The most characters of a text, or the largest number. */
  readonly max?: number
  /** For texts: yes alone is no answer, for it leaves open what was asked ("who?"). */
  readonly moreThanYes?: true
  /** Languages are answers here: naming one does not change ours. */
  readonly ofLanguages?: true
  /** For dates: `birth` and `past` refuse the future; `birth` may be partial, as may `roughPast`. */
  readonly date?: 'birth' | 'past' | 'roughPast' | 'any'
  /** For `pick`: the look-up whose detail lists the options. */
  readonly from?: Name
  /** The locale holds a `why` text that says why we ask. */
  readonly why?: true
  /** The exact words shown are kept with the transcript (consent). */
  readonly keepText?: true
  /** Answers that this one relied on: when they change, it sleeps. */
  readonly dependsOn?: readonly Name[]
  /** Kept once for the person, and not asked again by another dialog. */
  readonly fact?: true
  /** The name that this question had in an earlier version, whose answers still count. */
  readonly formerly?: string
}

/** A question put to a service: its answers are choices too. `unknown` is tried again on the next turn. */
export type LookUpQuestion<Place extends string = string, Name extends string = string> = {
  readonly lookUp: string
  readonly dependsOn: readonly Name[]
  readonly choices: Readonly<Record<string, Route<Place, Name>>>
  /** The locale has words for each choice (`<question>.found.<choice>`), said when the answer is new. */
  readonly tell?: true
  readonly fact?: true
  readonly formerly?: string
}

export type Question<Place extends string = string, Name extends string = string> =
  | PersonQuestion<Place, Name>
  | LookUpQuestion<Place, Name>

/** One message of an outcome: always, when answers say so, or where a look-up found a value (`commissioner.website`). */
export type Part<Name extends string = string> =
  | string
  | { readonly when?: When<Name>; readonly found?: string; readonly say: string }

/** What a dialog ends with. Its words are `<dialog>.<outcome>.say`, then one message for each part in `say`. */
export type Outcome<Name extends string = string> = {
  readonly say?: readonly Part<Name>[]
  /** What of it belongs in a summary of the conversation: `say`, and parts by name. */
  readonly summary?: readonly string[]
  /** A summary follows: what was found and sent about this person, and every answer. */
  readonly recap?: true
  /** The answers shown as having led here, each with a way to change it. */
  readonly because?: readonly Name[]
  /** Facts that follow from ending here. */
  readonly know?: readonly { readonly when?: When<Name>; readonly facts: { readonly [F in FactName]?: string } }[]
  /** The dialog that takes this one's place. Without it, the dialog below on the stack goes on. */
  readonly continueWith?: string
  /** submit: capture the referral. forget: erase this conversation. restart: clear the dialog below. discard: clear what this walk took. speak: go on in the language that the answer `to` names. */
  readonly effect?: 'submit' | 'forget' | 'restart' | 'discard' | 'speak'
}

/** A dialog as data: any dialog, its names widened to strings. */
export type Dialog = {
  readonly id: string
  /** Whom a run is about. `chooses`: the run's `who` answer decides at its end. */
  readonly subject?: 'chooses'
  /** A menu starts afresh every time. */
  readonly menu?: true
  /** Dialogs of one part are checked, sent and discarded together. */
  readonly part?: string
  readonly start: string
  readonly questions: Readonly<Record<string, Question>>
  readonly outcomes: Readonly<Record<string, Outcome>>
}

/** Only a question with a fact's name may be one: the list of facts is what other dialogs route on. */
type OnlyFacts<Name extends string> = Name extends FactName ? unknown : { readonly fact?: never }

/** Checks the names of a dialog as it is written: a wrong place is a type error at that word. Returns it unchanged. */
export function defineDialog<const Q extends string, const O extends string>(dialog: {
  readonly id: string
  readonly subject?: 'chooses'
  readonly menu?: true
  readonly part?: string
  readonly start: NoInfer<Q>
  readonly questions: { readonly [Name in Q]: Question<NoInfer<Q | O>, NoInfer<Q> | FactName> & OnlyFacts<Name> }
  readonly outcomes: Readonly<Record<O, Outcome<NoInfer<Q> | FactName>>>
}): Dialog {
  return dialog
}

/** Whether a question is put to a service. */
export const isLookUp = (question: Question): question is LookUpQuestion => 'lookUp' in question
