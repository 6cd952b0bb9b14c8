import { expect, test } from '@jest/globals'
import type { BotActivity } from '../../../src/channels/bot-activity.ts'
import { shownOn } from '../../../src/channels/bot-framework/shown.ts'

const asking = (...labels: readonly string[]): BotActivity => ({
  type: 'message',
  text: 'Which?',
  textFormat: 'plain',
  locale: 'en',
  inputHint: 'expectingInput',
  suggestedActions: { to: [], actions: labels.map((label) => ({ type: 'imBack', title: label, value: label })) },
  channelData: { phb: { say: ['x'] } },
})
const many = (count: number) => asking(...Array.from({ length: count }, (_, index) => `c${index}`))
const LONG = 'I am asking for my child, who is 12'

test.each(['directline', 'webchat', 'emulator', 'telegram'])('%s shows choices as suggested actions', (channel) => {
  expect(shownOn(channel, asking('Yes', LONG))).toEqual(asking('Yes', LONG))
})

test.each(['msteams', 'slack'])('%s shows them on a hero card', (channel) => {
  const { suggestedActions, attachments, text } = shownOn(channel, asking('Yes', LONG))
  expect([suggestedActions, text]).toEqual([undefined, 'Which?'])
  expect(attachments).toEqual([
    {
      contentType: 'application/vnd.microsoft.card.hero',
      content: { buttons: ['Yes', LONG].map((label) => ({ type: 'imBack', title: label, value: label })) },
    },
  ])
})

test.each(['sms', 'email', 'groupme', 'unheard-of', 'constructor', '__proto__'])(
  '%s shows a numbered list',
  (channel) => {
    const { suggestedActions, attachments, text } = shownOn(channel, asking('Yes', LONG))
    expect([suggestedActions, attachments]).toEqual([undefined, undefined])
    expect(text).toBe(`Which?\n\n1. Yes\n2. ${LONG}`)
  },
)

test('a label that would be cut off, or a button that would be left out, makes a numbered list', () => {
  expect(shownOn('facebook', many(10)).suggestedActions?.actions).toHaveLength(10)
  expect(shownOn('facebook', many(11)).text).toContain('\n11. c10')
  expect(shownOn('facebook', asking('Yes', LONG)).text).toContain(`2. ${LONG}`)
  expect(shownOn('line', many(13)).suggestedActions?.actions).toHaveLength(13)
  expect(shownOn('skype', many(3)).suggestedActions?.actions).toHaveLength(3)
  expect(shownOn('msteams', many(51)).text).toContain('\n51. c50')
})

test('what asks nothing is the same everywhere', () => {
  const { suggestedActions: _, ...plain } = asking()
  expect(shownOn('sms', plain)).toEqual(plain)
})
