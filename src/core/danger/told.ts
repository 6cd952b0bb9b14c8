import type { Danger } from './danger.ts'
import type { Signs } from './signs.ts'

/** What is asked of a net about a text (`Understanding`). */
export type Asked = {
  readonly danger: (text: string) => Danger | undefined
  readonly isHarmless: (text: string) => boolean
}

/**
 * What signs and net tell of danger in a text. A sign interrupts; where the net is quite sure that nobody is in danger ("my grandson keeps stealing
 * my biscuits") it puts a card above the answer instead, unless the sign is certain.
 */
export function dangerTold(signs: Signs, net: Asked, text: string): Danger | undefined {
  const kinds = signs(text)
  if (kinds.length === 0) return net.danger(text)
  const isDoubted = net.isHarmless(text) && signs(text, 'certain').length === 0
  return { level: isDoubted ? 'card' : 'interrupt', kinds }
}
