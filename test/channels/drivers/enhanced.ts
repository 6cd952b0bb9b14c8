import type { Page } from 'playwright-core'
import { launch } from '../../browser/browser.ts'
import { andSee, heard, listen } from '../../browser/chat-page.ts'
import type { ChannelDriver, Heard } from '../contract.ts'

/** The web chat in a browser with our script, as somebody has it who types and listens: each text is told by the live region. */
export const enhanced: ChannelDriver = {
  name: 'web chat, enhanced',
  start: async (site, locale = 'en') => {
    const browser = await launch()
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(`${site.url}/?lang=${locale}`)
    await listen(page)
    const [cookie] = await context.cookies()
    let last: Heard = { texts: [await page.locator('main').innerText()], choices: await choicesOn(page) }
    return {
      heard: () => last,
      say: async (text) => {
        await andSee(page, () => typed(page, text))
        last = { texts: (await heard(page)).map((told) => told.text), choices: await choicesOn(page) }
        return last
      },
      address: () => `web:${cookie?.value}`,
      end: () => browser.close(),
    }
  },
}

/** Types into the question's own field, or where it has only choices into the field for words of one's own; sends it with Enter. */
async function typed(page: Page, text: string): Promise<void> {
  const own = page.locator('details:has(#own-words):not([open]) summary')
  if (await own.count()) await own.click()
  const field = page.locator('#answer, #own-words')
  await field.fill(text)
  // Enter in a field of several lines begins another one.
  if (await page.locator('textarea#answer').count()) await page.locator('.question .main').click()
  else await field.press('Enter')
}

const choicesOn = (page: Page) =>
  page.evaluate(`
    [...document.querySelectorAll('.question button[name=choice], .question label:has([name=choice]) span')]
      .map((choice) => [...choice.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data).join('').trim())
  `) as Promise<string[]>
