import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { signedIn } from '../inbox/signed-in.ts'
import { type Site, site, upTo, Visitor } from '../server/site.ts'
import { launch, PHONE } from './browser.ts'
import { LOOKS, violations } from './chat-page.ts'

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

/** No rule of axe is broken in any look, and nothing is wider than the phone, even with letters twice as large. */
async function isFine(page: Page, name: string): Promise<void> {
  for (const { name: look, ...media } of LOOKS) {
    await page.emulateMedia(media)
    expect({ look, found: await violations(page, look) }).toEqual({ look, found: [] })
  }
  await page.emulateMedia({})
  if (shots) {
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
  }
  await page.evaluate('document.documentElement.style.fontSize = "200%"')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width)
}

/** A phone with somebody's cookies; scripts are allowed because axe is one. */
async function phone(visitor: Visitor, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, bypassCSP: true })
  await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: at.url })))
  const page = await context.newPage()
  await page.goto(at.url + path)
  return page
}

async function referred(): Promise<{ person: Visitor; id: string; reference: string }> {
  const person = new Visitor(at)
  await upTo(person, 'consent')
  await person.say('agree')
  const [newest] = await at.around.storage.deliveries()
  return { person, id: newest?.id ?? '', reference: newest?.reference ?? '' }
}

test('the list and a referral, with all that can stand on them', async () => {
  await referred()
  const { id, reference } = await referred()
  await at.around.storage.status.correct(reference, 'New number: 07700 900456. He hits me.', at.around.now(), ['abuse'])
  const { staff } = await signedIn(at, { role: 'commissioner', commissioner: 'QK1' })
  await isFine(await phone(staff, '/inbox'), 'staff-list')
  await isFine(await phone(staff, `/inbox/${id}`), 'staff-referral')
  const page = await phone(staff, `/inbox/${id}`)
  await page.getByRole('button', { name: 'Accept it' }).click()
  await page.getByText('Accepted, since').waitFor()
}, 120_000)

test.each(['en', 'ur'])(
  'the person’s pages in %s',
  async (lang) => {
    const { person, reference } = await referred()
    const word = await phone(person, '/status/word')
    await isFine(word, `status-word-${lang}`)
    await word.getByLabel('Your word, or a few words').fill('purple heron soup')
    await word.getByLabel('The same again').fill('purple heron soup')
    await word.getByRole('button', { name: 'Keep this word' }).click()
    await word.getByText('Your word is kept').waitFor()

    const page = await phone(new Visitor(at), `/status?lang=${lang}`)
    await isFine(page, `status-ask-${lang}`)
    await page.locator('#reference').fill(reference)
    await page.locator('#word').fill('purple heron soup')
    await page.locator('button.main').click()
    await page.locator('.events').waitFor()
    expect(await page.locator('html').getAttribute('dir')).toBe(lang === 'ur' ? 'rtl' : 'ltr')
    await isFine(page, `status-${lang}`)
  },
  120_000,
)
