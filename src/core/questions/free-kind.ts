import type { PersonQuestion } from '../dialog/define.ts'
import type { Kind, Showing, Value } from './kind.ts'
import { isChoiceOf } from './offered.ts'
import { showLabels } from './show-labels.ts'

/** What a kind knows of its own values; the choices beside a free question are not its concern. */
export type OwnValues<V extends string | number> = Pick<Kind, 'field' | 'read'> & {
  readonly is: (value: Value) => value is V
  readonly fits: (value: V, question: PersonQuestion) => boolean
  readonly show: (value: V, showing: Showing) => string
}

/** A kind that takes a person's own words, and the choices (skip, none …) that a question may have beside them. */
export function freeKind<V extends string | number>(own: OwnValues<V>): Kind {
  return {
    field: own.field,
    read: own.read,
    fits: (value, question) => {
      if (isBesideChoice(value)) return isChoiceOf(value.choice, question)
      return own.is(value) && own.fits(value, question)
    },
    show: (value, showing) => (own.is(value) ? own.show(value, showing) : showLabels(value, showing)),
  }
}

/** Whether a value is text. */
export const isText = (value: Value): value is string => typeof value === 'string'

const isBesideChoice = (value: Value): value is { readonly choice: string } =>
  typeof value === 'object' && !Array.isArray(value)
