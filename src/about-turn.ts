import type { Asked } from './core/conversation/asked.ts'
import type { Turn } from './core/conversation/turn.ts'
import type { About } from './storage/storage.ts'

/** What a turn came to, beside its words. */
export function aboutTurn(turn: Turn, asked: Asked | undefined): About {
  const submit = turn.effects.find((effect) => 'submit' in effect)?.submit
  const outcome = turn.outcomes.at(-1)
  return {
    ...(asked && !turn.conversation.offered?.isNumbered && { ask: ask(asked) }),
    ...(turn.article && { article: turn.article }),
    ...(turn.suggest && { suggest: turn.suggest }),
    ...(turn.crisis && { crisis: turn.crisis }),
    ...(turn.command && { command: turn.command }),
    ...(outcome && { outcome }),
    ...(submit && { reference: submit.reference }),
  }
}

function ask({ dialog, question, kind, choices, found }: Asked): About['ask'] {
  return {
    dialog,
    question,
    kind,
    ...(choices.length > 0 && { choices: choices.map(({ id }) => id) }),
    ...(Object.keys(found).length > 0 && { labels: found }),
  }
}
