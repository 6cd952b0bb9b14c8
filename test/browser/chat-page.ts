import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** How people may have set their browsers. */
export const LOOKS = [
  { name: 'plain', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced colours', colorScheme: 'light', forcedColors: 'active' },
] as const

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Those that ask for colours: the others say the same whatever the look, and take ten times as long. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** The rules of axe that a page breaks, and where; in a look other than the plain one those of colours. */
export async function violations(page: Page, look = 'plain'): Promise<readonly string[]> {
  // What holds is not asked for: axe would write down each of its places too
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const { violations: found } = await (look === 'plain' ? axe.withTags(RULES) : axe.withRules(OF_COLOURS)).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Clicks a choice, ticks a box, or types, as the page asks for. */
export async function answer(page: Page, text: string): Promise<void> {
  const button = page.locator(`.question button[name=choice][value="${text}"]`)
  const box = page.locator(`.question input[name=choice][value="${text}"]`)
  if (await button.count()) await button.click()
  else {
    if (await box.count()) await box.check()
    else await page.locator('#answer').fill(text)
    await page.locator('.question .main').click()
  }
}

/** The question on the page, by its name. */
export const questionOf = (page: Page) => page.locator('.question input[name=question]').first().getAttribute('value')

/** The number of the newest entry on the page. */
export const newestOf = async (page: Page) => Number(await page.locator('main').getAttribute('data-newest'))

/** Does something, and waits until a newer entry is shown. */
export async function andSee(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await newestOf(page)
  await act()
  await page.locator(`main:not([data-newest="${before}"])`).waitFor()
}

/** Writes down, from now on, what is told to screen readers: each text as it comes. */
export const listen = (page: Page) =>
  page.evaluate(`
    window.heard = []
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const { textContent: text, lang, dir } of addedNodes) window.heard.push({ text, lang, dir })
    }).observe(document.getElementById('said'), { childList: true })
  `)

export type Told = { readonly text: string; readonly lang: string; readonly dir: string }

/** What was told since it was last asked for. */
export const heard = (page: Page) => page.evaluate('window.heard.splice(0)') as Promise<readonly Told[]>
