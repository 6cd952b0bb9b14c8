import { type Command, commands, type Said } from '../../core/conversation/activity.ts'
import type { Incoming } from '../../receive.ts'
import { cut } from '../longest-text.ts'

/** What a form of the chat says: what the person did, under which id, and on which revision of the page. */
export type FormSaid = Pick<Incoming, 'id' | 'said' | 'revision'>

/** Reads a form of the chat. A bare one, without our hidden fields, is read too: `newId` then names it. */
export function formSaid(form: URLSearchParams, newId: () => string): FormSaid {
  const nonce = form.get('nonce') ?? ''
  const revision = form.get('revision') ?? ''
  return {
    id: NONCE.test(nonce) ? nonce : newId(),
    said: said(form),
    ...(/^\d{1,9}$/.test(revision) && { revision: Number(revision) }),
  }
}

const NONCE = /^[\w-]{1,64}$/

function said(form: URLSearchParams): Said {
  const command = form.get('command')
  if (isCommand(command)) return { command }
  const speak = id(form.get('speak'))
  if (speak) return { speak }
  const [changeRun, changeQuestion] = id(form.get('change')).split(SEPARATOR)
  if (changeRun && changeQuestion) return { change: { run: changeRun, question: changeQuestion } }

  const way = wayIn(form)
  if (way) return way
  const [run, question] = [id(form.get('run')), id(form.get('question'))]
  const choices = form.getAll('choice').slice(0, MOST_CHOICES).map(id)
  const text = cut(form.get('text') ?? '')
  if (run && question) return { answer: { run, question, ...(choices.length > 0 ? { choices } : { text }) } }
  const typed = text || choices.join(', ')
  return typed ? { text: typed } : { arrived: true }
}

/** The field by which a button does something; words and choices are sent back as they would be typed. */
export function fieldOf(does: Said): { readonly name: string; readonly value: string } {
  if ('read' in does)
    return { name: 'read', value: [does.read.article, does.read.part].filter(Boolean).join(SEPARATOR) }
  if ('begin' in does) return { name: 'begin', value: does.begin }
  if ('speak' in does) return { name: 'speak', value: does.speak }
  if ('command' in does) return { name: 'command', value: does.command }
  if ('change' in does) return { name: 'change', value: `${does.change.run}${SEPARATOR}${does.change.question}` }
  if ('answer' in does) {
    const { run, question, choices, text = '' } = does.answer
    return { name: 'use', value: [run, question, choices ? 'choice' : 'text', choices?.[0] ?? text].join(SEPARATOR) }
  }
  return { name: 'way', value: 'keep' in does ? 'keep' : 'noneOfThese' }
}

/** What a button does, read back from its field. */
function wayIn(form: URLSearchParams): Said | undefined {
  const [article, part] = id(form.get('read')).split(SEPARATOR)
  if (article) return { read: { article, ...((part === 'full' || part === 'sources') && { part }) } }
  const dialog = id(form.get('begin'))
  if (dialog) return { begin: dialog }
  const way = form.get('way')
  if (way === 'keep') return { keep: true }
  if (way === 'noneOfThese') return { noneOfThese: true }
  const [run, question, kind, ...value] = cut(form.get('use') ?? '').split(SEPARATOR)
  if (!run || !question) return undefined
  const text = value.join(SEPARATOR)
  return { answer: { run, question, ...(kind === 'choice' ? { choices: [text] } : { text }) } }
}

/** No list of ours is longer. */
const MOST_CHOICES = 50

/** No id of ours is longer, nor two of them together. */
const LONGEST_ID = 200

const id = (text: string | null): string => (text ?? '').slice(0, LONGEST_ID)

/** Between the parts of a button's value. */
export const SEPARATOR = ':'

const isCommand = (text: string | null): text is Command => commands.some((command) => command === text)
