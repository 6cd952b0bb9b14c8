import { type Dialog, isLookUp, type Question } from '../../core/dialog/define.ts'
import { kinds } from '../../core/questions/index.ts'
import type { Value } from '../../core/questions/kind.ts'
import type { Words } from '../../core/words/words.ts'
import type { Referral } from '../referral.ts'
import type { Field } from './sections.ts'

/** The words for a referral's fields, as staff read them: the inbox's own where it has them, else those of the question. */
export function fieldWording(words: Words, dialogs: Readonly<Record<string, Dialog>>, referral: Referral) {
  const values = {
    context: 'them',
    name: typeof referral.person.name === 'string' ? referral.person.name : '',
    commissioner: referral.commissioner,
  }

  const label = (name: string): string => {
    if (words.has(`ui.inbox.field.${name}`)) return words.say(`ui.inbox.field.${name}`)
    const { dialog, question } = questionOf(dialogs, name)
    return words.label(dialog, name, question, values)
  }

  const choice = (name: string, id: string): string => {
    if (words.has(`ui.inbox.value.${name}.${id}`)) return words.say(`ui.inbox.value.${name}.${id}`)
    const { dialog, question } = questionOf(dialogs, name)
    return question ? words.choice(dialog, name, question, id, values).label : id
  }

  const value = ({ name, kind }: Field, given: Value): string => {
    if (typeof given === 'string' && words.has(`ui.inbox.value.${name}.${given}`)) return choice(name, given)
    const { question } = questionOf(dialogs, name)
    const shownAs = question && !isLookUp(question) ? question.ask : kind
    if (shownAs === undefined) return String(given)
    return kinds[shownAs].show(given, {
      language: words.language,
      label: (id) => choice(name, id),
      list: (items) => items.join('\n'),
    })
  }

  return { label, value }
}

/** The question of this name: in a dialog of the referral where there is one there. */
function questionOf(dialogs: Readonly<Record<string, Dialog>>, name: string): { dialog: string; question?: Question } {
  const all = Object.values(dialogs).filter(({ questions }) => name in questions)
  const found = all.find(({ part }) => part !== undefined) ?? all[0]
  return found ? { dialog: found.id, question: found.questions[name] } : { dialog: '' }
}
