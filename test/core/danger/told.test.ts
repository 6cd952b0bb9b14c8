import { expect, test } from '@jest/globals'
import type { Danger, DangerKind } from '../../../src/core/danger/danger.ts'
import { type Asked, dangerTold } from '../../../src/core/danger/told.ts'

const signs = (text: string, which?: 'certain'): readonly DangerKind[] => {
  if (text.includes('kill myself')) return ['suicide']
  return text.includes('steals') && which !== 'certain' ? ['money-abuse'] : []
}
const net: Asked = {
  danger: (text) => (text.includes('dark') ? { level: 'card', kinds: ['at-risk'] } : undefined),
  isHarmless: (text) => text.includes('biscuits'),
}

const CASES: readonly (readonly [string, string, Danger | undefined])[] = [
  ['a sign interrupts', 'he steals from my purse', { level: 'interrupt', kinds: ['money-abuse'] }],
  ['one that the net doubts is a card', 'he steals my biscuits', { level: 'card', kinds: ['money-abuse'] }],
  ['a certain one is not doubted', 'no biscuits, I kill myself', { level: 'interrupt', kinds: ['suicide'] }],
  ['without a sign the net says what it hears', 'it is all dark', { level: 'card', kinds: ['at-risk'] }],
  ['nothing is nothing', 'a biscuit', undefined],
]

test.each(CASES)('%s: “%s”', (_, text, told) => {
  expect(dangerTold(signs, net, text)).toEqual(told)
})
