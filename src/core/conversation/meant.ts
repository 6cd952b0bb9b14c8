import type { DangerKind } from '../danger/danger.ts'
import type { Value } from '../questions/kind.ts'
import type { MessageKey, MessageValues } from '../words/message.ts'
import type { TalkTopic } from '../words/talk.ts'
import type { Command } from './activity.ts'
import type { Held } from './conversation.ts'
import type { Part } from './read-article.ts'

/** What a person meant by what they did. */
export type Meant =
  /** Words tell of danger: nothing else is done with them. */
  | { readonly danger: readonly DangerKind[]; readonly text: string }
  | {
      readonly answer: { readonly run: string; readonly question: string; readonly value: Value }
      /** It puts an earlier answer right. */
      readonly isCorrection?: true
      /** An article that the words of a free answer surely ask for, too. */
      readonly beside?: string
      /** The words were in another language (BCP 47). */
      readonly foreign?: string
    }
  | { readonly command: Command; readonly about?: string }
  | { readonly speak: string }
  | { readonly reopen: { readonly run: string; readonly question: string } }
  | { readonly keep: Held }
  | { readonly read: Part }
  | { readonly offer: readonly string[] }
  | { readonly noneOfThese: true }
  | { readonly begin: string }
  | { readonly talk: TalkTopic }
  | { readonly foreign: string }
  /** Nothing that we know of: `near` what we know, or not. */
  | { readonly unknown: 'near' | 'far' }
  | { readonly problem: MessageKey; readonly values?: MessageValues }
  /** The person would rather not answer where that is no choice. */
  | { readonly declined: true }
  | { readonly nothing: true }
