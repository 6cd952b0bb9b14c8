import { dialogs } from '../../dialogs/index.ts'
import { botActivity } from '../../src/channels/bot-activity.ts'
import type { Entry } from '../../src/storage/storage.ts'
import { around, say } from '../fixtures/around.ts'
import { plainWords } from '../fixtures/plain-words.ts'

const words = plainWords(dialogs)

async function lastSaid(texts: readonly string[], mode: 'practice' | 'live' = 'practice') {
  const { at, end } = await around()
  await say(at, 'test:one', texts)
  const entry = (await at.storage.transcript('test:one')).at(-1) as Extract<Entry, { from: 'bot' }>
  await end()
  return botActivity(entry, words, { dialogs, mode })
}

test('a question: its words, its choices as buttons that send their labels, and what programs must know', async () => {
  expect(await lastSaid(['hi', 'me'])).toEqual({
    type: 'message',
    text: 'welcome.want.ask',
    textFormat: 'plain',
    locale: 'en',
    inputHint: 'expectingInput',
    suggestedActions: {
      to: [],
      actions: ['learn', 'find', 'ask', 'have', 'toldNo'].map((id) => ({ type: 'imBack', title: id, value: id })),
    },
    channelData: {
      phb: {
        say: ['welcome.want.ask'],
        ask: {
          dialog: 'welcome',
          question: 'want',
          kind: 'choice',
          choices: ['learn', 'find', 'ask', 'have', 'toldNo'],
        },
      },
    },
  })
})

test('a list of answers to change is numbered, and asks nothing', async () => {
  const { text, suggestedActions, channelData, inputHint } = await lastSaid(['me', 'find', 'change'])
  expect(text).toBe('core.changeWhich\n  1. who: me\n  2. want: find')
  expect([suggestedActions, inputHint]).toEqual([undefined, 'acceptingInput'])
  expect(channelData.phb).toEqual({ say: ['core.changeWhich'], command: 'change' })
})

test('what a dialog ended with', async () => {
  const { channelData } = await lastSaid(['me', 'toldNo', 'phb'])
  expect(channelData.phb.outcome).toEqual({ dialog: 'told-no', id: 'phb' })
})

test('who is greeted in practice is told so, and nobody else', async () => {
  expect((await lastSaid(['hi'])).text).toMatch(/^ui.practiceChat\n\ncore.hello/)
  expect((await lastSaid(['hi'], 'live')).text).toMatch(/^core.hello/)
})

test('exact words that were kept stay as they were read, whatever is spoken now', () => {
  const entry: Extract<Entry, { from: 'bot' }> = {
    number: 2,
    at: '2026-11-25T10:00:00.000Z',
    from: 'bot',
    locale: 'en',
    words: 'old',
    messages: [{ key: 'referral-send.consent.ask', keepText: true, text: 'Do you agree?' }],
  }
  expect(botActivity(entry, words, { dialogs, mode: 'live' }).text).toBe('Do you agree?')
})
