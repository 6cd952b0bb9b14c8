import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { invited } from '../inbox/signed-in.ts'
import { type Site, site } from '../server/site.ts'
import { launch, PHONE } from './browser.ts'
import { violations } from './chat-page.ts'

let at: Site
let browser: Browser
beforeAll(async () => {
  at = await site(() => ({ mode: 'live' }))
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await at.end()
})

/** A browser with a device that has passkeys, and whose owner shows a finger when asked; `isWilling`: or not. */
async function device(isWilling = true): Promise<{ page: Page; says: string[] }> {
  const context = await browser.newContext({ viewport: PHONE })
  const page = await context.newPage()
  const says: string[] = []
  page.on('console', (message) => says.push(message.text()))
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: isWilling,
    },
  })
  return { page, says }
}

test('somebody who was invited makes a passkey, signs out, and signs in with it', async () => {
  const { path } = await invited(at, { role: 'commissioner', commissioner: 'QK1' })
  const { page, says } = await device()
  await page.goto(at.url + path)
  await page.getByRole('button', { name: 'Make my passkey' }).click()
  await page.getByRole('heading', { name: 'Referrals', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.goto(`${at.url}/inbox`)
  expect(await page.locator('h1').innerText()).toBe('There is nothing to see here')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Sign in with my passkey' }).click()
  await page.getByRole('heading', { name: 'Referrals', level: 1 }).waitFor()
  expect(says.filter((line) => /content security policy/i.test(line))).toEqual([])
}, 60_000)

test('a device that does not know its owner signs nobody in, and the page says so', async () => {
  const { path } = await invited(at, { role: 'commissioner', commissioner: 'QK1' })
  const { page } = await device(false)
  await page.goto(at.url + path)
  await page.getByRole('button', { name: 'Make my passkey' }).click()
  await page.getByText('Your device did not give a passkey').waitFor()
  await page.goto(`${at.url}/inbox`)
  expect(await page.locator('h1').innerText()).toBe('There is nothing to see here')
}, 60_000)

test.each(['join', 'sign-in', 'closed'])(
  '%s breaks no rule of axe, at the width of a phone',
  async (name) => {
    const { path } = await invited(at, { role: 'commissioner', commissioner: 'QK1' })
    const context = await browser.newContext({ viewport: PHONE, bypassCSP: true })
    const page = await context.newPage()
    await page.goto(at.url + ({ join: path, 'sign-in': '/inbox/sign-in' }[name] ?? '/inbox'))
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width)
    await context.close()
  },
  60_000,
)
