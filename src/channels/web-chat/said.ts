import { type Command, commands } from '../../core/conversation/activity.ts'
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

function said(form: URLSearchParams): FormSaid['said'] {
  const command = form.get('command')
  if (isCommand(command)) return { command }
  const speak = id(form.get('speak'))
  if (speak) return { speak }
  const [changeRun, changeQuestion] = id(form.get('change')).split(SEPARATOR)
  if (changeRun && changeQuestion) return { change: { run: changeRun, question: changeQuestion } }

  const [run, question] = [id(form.get('run')), id(form.get('question'))]
  const choices = form.getAll('choice').slice(0, MOST_CHOICES).map(id)
  const text = cut(form.get('text') ?? '')
  if (run && question) return { answer: { run, question, ...(choices.length > 0 ? { choices } : { text }) } }
  const typed = text || choices.join(', ')
  return typed ? { text: typed } : { arrived: true }
}

/** No list of ours is longer. */
const MOST_CHOICES = 50

/** No id of ours is longer, nor two of them together. */
const LONGEST_ID = 200

const id = (text: string | null): string => (text ?? '').slice(0, LONGEST_ID)

/** Between run and question in the value of a Change button. */
export const SEPARATOR = ':'

const isCommand = (text: string | null): text is Command => commands.some((command) => command === text)
