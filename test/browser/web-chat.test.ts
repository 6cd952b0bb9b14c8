import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { ANSWERS, type Site, site } from '../server/site.ts'
import { launch, PHONE } from './browser.ts'
import { answer, LOOKS, violations } from './chat-page.ts'

let at: Site
let browser: Browser
beforeAll(async () => {
  at = await site()
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await at.end()
})

/** Where pictures go, when they are wanted. */
const shots = process.env.SHOTS

async function picture(page: Page, name: string): Promise<void> {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

/** No rule of axe is broken, whatever the look, and nothing is wider than the phone, even with letters twice as large, of which a picture is taken. */
async function isFine(from: BrowserContext, name: string, path = '/'): Promise<void> {
  // The same person with scripts allowed, for axe needs them.
  const context = await browser.newContext({ viewport: PHONE, bypassCSP: true })
  await context.addCookies(await from.cookies())
  const page = await context.newPage()
  await page.goto(at.url + path)
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
  for (const { name, ...look } of LOOKS) {
    await page.emulateMedia(look)
    expect({ name, found: await violations(page, name) }).toEqual({ name, found: [] })
  }
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width)
  await page.evaluate('document.documentElement.style.fontSize = "200%"')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width)
  await picture(page, `${name}-large`)
  await context.close()
}

const questionOf = (page: Page) => page.locator('.question input[name=question]').first().getAttribute('value')

const isAsked = (page: Page, question: string) =>
  page.locator(`.question input[name=question][value=${question}]`).first().waitFor({ state: 'attached' })

/** Whether the field or the group of choices is called as the question that is read. */
async function isNamed(page: Page): Promise<boolean> {
  const name = await page.locator('.question h2').innerText()
  const role = (await page.locator('#answer').count()) ? 'textbox' : 'group'
  return (await page.locator('.question').getByRole(role, { name }).count()) === 1
}

/** The questions at which the look of the page is checked. */
const LOOKED_AT = ['who', 'contactWays', 'mustNotKnow', 'check', 'consent']

test('from hello to a reference by clicking, without script, on a small phone', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE })
  const page = await context.newPage()
  await page.goto(at.url)
  let asked = await questionOf(page)
  while (asked && asked !== 'next') {
    expect(await isNamed(page)).toBe(true)
    if (LOOKED_AT.includes(asked)) {
      await picture(page, asked)
      await isFine(context, asked)
    }
    if (asked === 'birthDate') {
      await answer(page, '31 February 1948')
      expect(await page.title()).toMatch(/^Error: /)
      await picture(page, 'error')
      await isFine(context, 'error')
    }
    await answer(page, asked === 'consent' ? 'agree' : (ANSWERS[asked] ?? `no answer to ${asked}`))
    const next = await questionOf(page)
    expect(next).not.toBe(asked)
    asked = next
  }
  expect(await page.locator('.reference').innerText()).toMatch(/PHB-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  await picture(page, 'submitted')
  await isFine(context, 'submitted')
  await page.getByRole('link', { name: 'Show earlier messages' }).click()
  await picture(page, 'earlier')
  await isFine(context, 'earlier', '/earlier')

  await page.goto(await at.link())
  await picture(page, 'inbox-join')
  await page.getByRole('button', { name: 'Look around without one' }).click()
  await picture(page, 'inbox')
  await isFine(context, 'inbox', '/inbox')
  await page.locator('.deliveries h2 a').click()
  await picture(page, 'inbox-referral')
  await isFine(context, 'inbox-referral', new URL(page.url()).pathname)
  await context.close()
}, 120_000)

/** What somebody answers who finds out about their right; by name of the question. */
const FINDING_OUT: Readonly<Record<string, string>> = {
  who: 'me',
  want: 'find',
  haveOne: 'no',
  chcAtHome: 'no',
  nation: 'england',
  gpNation: 'england',
  ageBand: 'adult',
  fastTrack: 'no',
  services: 'chc',
}

test('finding out about a right, and the list of answers to change', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE })
  const page = await context.newPage()
  await page.goto(at.url)
  for (const [question, given] of Object.entries(FINDING_OUT)) {
    await isAsked(page, question)
    if (question === 'services') {
      await page.getByRole('button', { name: 'Change an answer' }).click()
      const changes = page.getByRole('button', { name: /^Change: / })
      await changes.first().waitFor()
      await page.goto(at.url)
      expect(await changes.count()).toBe(8)
      await picture(page, 'list')
      await isFine(context, 'list')
    }
    await answer(page, given)
  }
  expect(await questionOf(page)).not.toBe('services')
  await picture(page, 'result')
  await isFine(context, 'result')
  await context.close()
}, 60_000)

test('the welcome by keyboard alone', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE })
  const page = await context.newPage()
  await page.goto(at.url)
  await page.keyboard.press('Tab')
  expect(await page.locator(':focus').getAttribute('class')).toBe('skip')
  await page.keyboard.press('Enter')
  for (const [question, choice] of [
    ['who', 'carer'],
    ['want', 'find'],
  ] as const) {
    await isAsked(page, question)
    await reach(page, choice)
    await page.keyboard.press('Enter')
  }
  await isAsked(page, 'haveOne')
  await context.close()
})

/** Goes on by Tab until the button with this value has the focus, and shows that it has it. */
async function reach(page: Page, value: string): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab')
    if (
      (await page
        .locator(':focus')
        .getAttribute('value')
        .catch(() => null)) === value
    )
      return
  }
  throw new Error(`Tab did not reach "${value}"`)
}
