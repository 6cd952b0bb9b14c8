import type { Dialog } from '../core/dialog/define.ts'
import { isLookUp } from '../core/dialog/define.ts'
import type { MessageValues } from '../core/words/message.ts'
import type { Words } from '../core/words/words.ts'
import type { About, Entry } from '../storage/storage.ts'
import { messageText } from './plain-text.ts'

/** What programs that speak for us carry beside the words: a public contract. */
export type PhbData = {
  /** Message keys, in order. */
  readonly say: readonly string[]
  readonly ask?: {
    readonly dialog: string
    readonly question: string
    readonly kind: string
    readonly choices?: readonly string[]
  }
  /** The curated answer to a question in the person's own words. */
  readonly article?: string
  /** The articles offered when it is not clear which is meant. */
  readonly suggest?: readonly string[]
  /** The kinds of danger that words told of, or may have told of. */
  readonly crisis?: readonly string[]
  readonly command?: string
  readonly outcome?: { readonly dialog: string; readonly id: string }
  readonly reference?: string
}

/** What we say in one turn, in the form of the Bot Framework but for who says it to whom. */
export type BotActivity = {
  readonly type: 'message'
  readonly text: string
  readonly textFormat: 'plain'
  /** BCP 47 */
  readonly locale: string
  readonly inputHint: 'expectingInput' | 'acceptingInput'
  /** A choice sends its label back as words. */
  readonly suggestedActions?: {
    readonly to: readonly string[]
    readonly actions: readonly { readonly type: 'imBack'; readonly title: string; readonly value: string }[]
  }
  readonly channelData: { readonly phb: PhbData }
}

type Ours = Extract<Entry, { from: 'bot' }>

/**
 * One turn of ours, worded in this language. Exact words that were kept (consent) stay as they were read. Who is greeted in practice is told
 * so: there is no page that says it.
 */
export function botActivity(
  entry: Ours,
  words: Words,
  { dialogs, mode }: { readonly dialogs: Readonly<Record<string, Dialog>>; readonly mode: 'practice' | 'live' },
): BotActivity {
  const { messages, about } = entry
  const isGreeting = messages.some(({ key }) => key === 'core.hello')
  const practice = mode === 'practice' && isGreeting ? [words.say('ui.practiceChat')] : []
  const texts = messages.map((message) => message.text ?? messageText(words, dialogs, message))
  const labels = [
    ...choiceLabels(about?.ask, messages.at(-1)?.values ?? {}, words, dialogs),
    ...messages.flatMap(({ ways = [] }) => ways.map((way) => words.way(way).label)),
  ]
  return {
    type: 'message',
    text: [...practice, ...texts].join('\n\n'),
    textFormat: 'plain',
    locale: words.language,
    inputHint: about?.ask ? 'expectingInput' : 'acceptingInput',
    ...(labels.length > 0 && {
      suggestedActions: { to: [], actions: labels.map((label) => ({ type: 'imBack', title: label, value: label })) },
    }),
    channelData: { phb: phbData(entry) },
  }
}

function phbData({ messages, about }: Ours): PhbData {
  const { ask, article, suggest, crisis, command, outcome, reference } = about ?? {}
  return {
    say: messages.map(({ key }) => key),
    ...(ask && {
      ask: {
        dialog: ask.dialog,
        question: ask.question,
        kind: ask.kind,
        ...(ask.choices && { choices: ask.choices }),
      },
    }),
    ...(article && { article }),
    ...(suggest && { suggest }),
    ...(crisis && { crisis }),
    ...(command && { command }),
    ...(outcome && { outcome }),
    ...(reference && { reference }),
  }
}

/** The labels of the choices; none for a question that a newer version of the dialogs no longer has. */
function choiceLabels(
  ask: About['ask'],
  values: MessageValues,
  words: Words,
  dialogs: Readonly<Record<string, Dialog>>,
): readonly string[] {
  const question = ask && dialogs[ask.dialog]?.questions[ask.question]
  if (!ask || !question || isLookUp(question)) return []
  return (ask.choices ?? []).map(
    (id) => ask.labels?.[id] ?? words.choice(ask.dialog, ask.question, question, id, values).label,
  )
}
