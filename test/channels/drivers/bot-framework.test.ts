import { expect, test } from '@jest/globals'
import { botFramework, botFrameworkSite } from './bot-framework.ts'

test('the driver of the shared contract hears what is said', async () => {
  const at = await botFrameworkSite()
  try {
    const ann = await botFramework.start(at)
    const { texts, choices, phb } = await ann.say('hello')
    expect(texts.join()).toContain('personal health budgets')
    expect(choices).toContain('I am asking for myself')
    expect(phb?.ask?.question).toBe('who')
  } finally {
    await at.end()
  }
})
