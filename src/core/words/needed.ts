import { commands } from '../conversation/activity.ts'
import { dangerKinds } from '../danger/danger.ts'
import { type Dialog, isLookUp, type Question } from '../dialog/define.ts'
import { problems } from '../questions/problem.ts'
import { coreKeys } from './message.ts'
import { talkTopics } from './talk.ts'
import { baseKey } from './words.ts'

/** A key that the dialogs need; where there are several, any one of them will do. */
export type NeededKey = readonly string[]

/** Every key that the dialogs, the commands, the kinds of questions and the core can say: a locale without one of them is not complete. */
export function neededKeys(dialogs: Readonly<Record<string, Dialog>>): readonly NeededKey[] {
  const keys = Object.values(dialogs).flatMap((dialog) => [
    ...Object.entries(dialog.questions).flatMap(([name, question]) => questionKeys(dialog.id, name, question)),
    ...Object.entries(dialog.outcomes)
      .flatMap(([name, { say }]) =>
        say
          ? [
              `${dialog.id}.${name}.say`,
              ...say.map((part) => `${dialog.id}.${name}.part.${typeof part === 'string' ? part : part.say}`),
            ]
          : [],
      )
      .map((key) => [key]),
  ])
  const spoken = commands.flatMap((command) => [[`command.${command}.label`], [`command.${command}.words`]])
  const talk = talkTopics.map((topic) => `talk.${topic}.say`)
  const ways = ['more', 'sources', 'noneOfThese', 'keep', 'useIt', 'speak'].map((way) => `way.${way}.label`)
  const danger = [
    ...['card', 'urgent', 'small', 'line'].map((card) => `danger.${card}.say`),
    ...[...dangerKinds, 'always', 'after'].map((part) => `danger.card.part.${part}`),
  ]
  const slips = Object.keys(problems).map((key) => `problem.${key}`)
  return [...keys, ...spoken, ...[...coreKeys, ...slips, ...talk, ...ways, ...danger].map((key) => [key])]
}

function questionKeys(dialog: string, name: string, question: Question): NeededKey[] {
  const base = baseKey(dialog, name, question)
  if (isLookUp(question)) {
    return question.tell ? Object.keys(question.choices).map((choice) => [`${base}.found.${choice}`]) : []
  }
  const choices = [...(question.options ?? []), ...Object.keys(question.choices ?? {})]
  return [
    [`${base}.ask`],
    [`${base}.label`],
    ...(question.why ? [[`${base}.why`]] : []),
    ...choices.map((choice) => [`${base}.choices.${choice}.label`, `choice.${choice}.label`]),
  ]
}
