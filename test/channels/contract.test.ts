import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Site } from '../server/site.ts'
import { type Heard, keptIn, NO_CHANNEL, type Person, type Step, withoutChannel, withoutSpaces } from './contract.ts'
import { botFramework, botFrameworkSite } from './drivers/bot-framework.ts'
import { directLine } from './drivers/direct-line.ts'
import { enhanced } from './drivers/enhanced.ts'
import { forms } from './drivers/forms.ts'

/** Every channel that people type in. A new one adds its driver. */
const drivers = [forms, enhanced, directLine, botFramework]

let at: Site
let steps: readonly Step[]
beforeAll(async () => {
  at = await botFrameworkSite()
  steps = await withoutChannel(at.around)
})
afterAll(() => at.end())

describe.each(drivers.map((driver) => [driver.name, driver] as const))('%s', (_, driver) => {
  test('from hello to a reference: every sentence and every choice reaches the person; the same is kept, and the same referral sent', async () => {
    const person = await driver.start(at, 'en')
    await played(person)
    expect(await keptIn(at.around, person.address())).toEqual(await keptIn(at.around, NO_CHANNEL))
    await person.end()
  })
})

test('the conversation is a whole one', async () => {
  expect(steps.length).toBeGreaterThan(20)
  expect(JSON.stringify(await keptIn(at.around, NO_CHANNEL))).toContain('"referral":{')
})

async function played(person: Person): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const heard = index === 0 ? person.heard() : await person.say(step.typed)
    const where = `${index}: ${step.typed}`
    expect({ where, missing: missing(heard, step) }).toEqual({ where, missing: [] })
    expect({ where, choices: heard.choices }).toEqual({ where, choices: step.choices })
    if (heard.phb) expect([heard.phb.say, heard.phb.ask?.question]).toEqual([step.keys, step.question])
  }
}

/** The sentences that did not reach the person. */
function missing({ texts }: Heard, { sentences }: Step): readonly string[] {
  const all = withoutSpaces(texts.join(' '))
  return sentences.filter((sentence) => !all.includes(sentence))
}
