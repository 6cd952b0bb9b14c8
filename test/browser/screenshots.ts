import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { ANSWERS, type Site, site } from '../server/site.ts'
import { launch } from './browser.ts'
import { takeSent } from './sent-screenshots.ts'

/** Takes the pictures of docs/screenshots: a few moments of the chat, in each language and register, on a phone and on a desk; and what comes after it. */
const folder = join(import.meta.dirname, '../../docs/screenshots')

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const

/** What is answered on the way to each moment, by question; a moment is taken when its question waits. */
const MOMENTS = [
  { name: '1-welcome', at: 'who', answers: {} },
  {
    name: '2-question',
    at: 'services',
    answers: {
      want: 'find',
      haveOne: 'no',
      chcAtHome: 'no',
      nation: 'england',
      gpNation: 'england',
      ageBand: 'adult',
      fastTrack: 'no',
    },
  },
  { name: '3-result', at: 'next', answers: { services: 'chc' } },
  { name: '4-consent', at: 'consent', answers: { next: 'ask' } },
] as const

/** What is typed in one's own words at the start, one after another. */
const TYPED = [
  { name: '5-article', text: 'can i pay my daughter to look after me' },
  { name: '6-three', text: 'tell me about money stuff' },
  { name: '7-danger', text: 'i cant cope any more and i want to die' },
] as const

const at = await site()
const browser = await launch()
try {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const { locale } of at.around.languages)
    for (const device of ['phone', 'desktop'] as const) await taken(browser, at, locale, device)
  await takeSent(browser, at, folder, DEVICES.phone)
} finally {
  await browser.close()
  await at.end()
}

async function taken(from: Browser, { url }: Site, locale: string, device: keyof typeof DEVICES): Promise<void> {
  const context = await from.newContext({ ...DEVICES[device], javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${url}/?lang=${locale}`)
  let answers: Readonly<Record<string, string>> = ANSWERS
  for (const moment of MOMENTS) {
    answers = { ...answers, ...moment.answers }
    for (let asked = await questionOf(page); asked !== moment.at; asked = await questionOf(page)) {
      const answer = answers[asked]
      if (!answer) throw new Error(`No answer to "${asked}" on the way to ${moment.name}`)
      await answered(page, answer)
    }
    await page.screenshot({
      path: join(folder, `${locale}-${device}-${moment.name}.png`),
    })
    console.log(`${locale}-${device}-${moment.name}.png`)
  }
  await context.close()
  const afresh = await from.newContext({ ...DEVICES[device], javaScriptEnabled: false })
  const other = await afresh.newPage()
  await other.goto(`${url}/?lang=${locale}`)
  for (const { name, text } of TYPED) {
    await other.locator('#own-words').fill(text)
    await other.locator('.own button').click()
    await other.locator('#now').scrollIntoViewIfNeeded()
    await other.screenshot({ path: join(folder, `${locale}-${device}-${name}.png`) })
    console.log(`${locale}-${device}-${name}.png`)
  }
  await afresh.close()
}

async function questionOf(page: Page): Promise<string> {
  return (await page.locator('.question input[name=question]').first().getAttribute('value')) ?? ''
}

/** Clicks a choice, ticks a box, or types, as the page asks for. */
async function answered(page: Page, text: string): Promise<void> {
  const button = page.locator(`.question button[name=choice][value="${text}"]`)
  const box = page.locator(`.question input[name=choice][value="${text}"]`)
  if (await button.count()) return button.click()
  if (await box.count()) await box.check()
  else await page.locator('#answer').fill(text)
  await page.locator('.question button.main').click()
}
