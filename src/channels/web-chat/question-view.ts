import type { Asked } from '../../core/conversation/asked.ts'
import type { Value } from '../../core/questions/kind.ts'
import type { AskParts } from './ask-parts.ts'
import type { ShownRow } from './bubbles.ts'
import type { Wording } from './wording.ts'

/** The question that waits, with its form. */
export type QuestionView = {
  readonly run: string
  readonly question: string
  readonly nonce: string
  readonly language: string
  readonly ask: string
  readonly hint?: string
  readonly why?: string
  readonly rows: readonly ShownRow[]
  readonly problem?: string
  /** The ids of what describes the field. */
  readonly describedBy?: string
  readonly isNow: boolean
  readonly isButtons: boolean
  readonly isBoxes: boolean
  /** Its answers are all on the page; words of one's own are asked for apart. */
  readonly isClosed: boolean
  readonly isLine: boolean
  readonly isLines: boolean
  readonly inputmode?: string
  readonly autocomplete: string
  readonly text: string
  readonly choices: readonly { id: string; label: string; isChosen: boolean }[]
}

type Parts = {
  readonly asked: Asked
  readonly wording: Wording
  readonly parts: AskParts
  readonly rows: readonly ShownRow[]
  readonly problem: string | undefined
  /** What was given and not taken. */
  readonly typed: { readonly text?: string; readonly choices?: readonly string[] } | undefined
  readonly isNow: boolean
  readonly nonce: string
}

/** Makes the view of a question, filled in with what was typed before, or with the answer as it was. */
export function questionView({ asked, wording, parts, rows, problem, typed, isNow, nonce }: Parts): QuestionView {
  const { control, inputmode } = asked.field
  const isClosed = control === 'buttons' || control === 'boxes'
  const chosen = typed ? (typed.choices ?? []) : chosenBefore(asked.before)
  const ids = [problem && 'problem', parts.hint && 'hint'].filter(Boolean)
  return {
    run: asked.run,
    question: asked.question,
    nonce,
    language: wording.words.language,
    ask: parts.ask,
    hint: parts.hint,
    why: asked.why,
    rows,
    problem,
    describedBy: ids.length > 0 ? ids.join(' ') : undefined,
    isNow,
    isButtons: control === 'buttons',
    isBoxes: control === 'boxes',
    isClosed,
    isLine: control === 'line',
    isLines: control === 'lines',
    inputmode,
    autocomplete: autocompleteOf(asked, wording),
    text: typed ? (typed.text ?? '') : isClosed ? '' : textBefore(asked, wording),
    choices: asked.choices.map(({ id, label }) => ({ id, label, isChosen: chosen.includes(id) })),
  }
}

/** Browsers may fill in what they know of the person who types, and of nobody else. */
function autocompleteOf({ run: id, field }: Asked, { conversation }: Wording): string {
  const subject = conversation.subjects[conversation.runs[id]?.subject ?? '']
  const isTypist = subject?.facts.who?.value === 'me'
  return (isTypist && field.autocomplete) || 'off'
}

function chosenBefore(value: Value | undefined): readonly string[] {
  if (value === undefined || typeof value === 'number') return []
  if (typeof value === 'string') return [value]
  return 'choice' in value ? [value.choice] : value
}

function textBefore({ before, dialog, question }: Asked, { words, dialogs }: Wording): string {
  if (typeof before !== 'string' && typeof before !== 'number') return ''
  return words.show({ dialog, question, value: before }, dialogs[dialog]?.questions[question])
}
