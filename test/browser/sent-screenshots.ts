import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { signedIn } from '../inbox/signed-in.ts'
import { ANSWERS, type Site, upTo, Visitor } from '../server/site.ts'

const WORD = 'purple heron soup'

/** Takes the pictures of what comes after a request was sent: the person's status page, and what staff see. */
export async function takeSent(
  browser: Browser,
  at: Site,
  folder: string,
  device: BrowserContextOptions,
): Promise<void> {
  /** A page as a browser without script shows it to somebody with these cookies. */
  const shown = async (visitor: Visitor, path: string): Promise<Page> => {
    const context = await browser.newContext({ ...device, javaScriptEnabled: false })
    await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: at.url })))
    const page = await context.newPage()
    await page.goto(at.url + path)
    return page
  }
  const take = async (page: Page, name: string, fullPage: boolean): Promise<void> => {
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage })
    console.log(`${name}.png`)
    await page.context().close()
  }

  const first = await referred(at, { ...ANSWERS, name: 'Sam Green', mustNotKnow: 'my brother' })
  await referred(at, { ...ANSWERS, name: 'Jo Brown', contactTimes: 'Weekday mornings' })
  const { storage, now } = at.around
  await storage.status.setWord(first, WORD)
  const { staff } = await signedIn(at, { role: 'commissioner', commissioner: 'QK1' })
  const path = await pathOf(staff, first)
  await storage.status.correct(first, 'My new number is 07700 900456.', now(), [])
  await storage.status.ask(first, now())

  for (const lang of ['en', 'ur']) {
    const page = await shown(new Visitor(at), `/status?lang=${lang}`)
    await page.locator('#reference').fill(first)
    await page.locator('#word').fill(WORD)
    await page.locator('button.main').click()
    await page.locator('.events').waitFor()
    await take(page, `${lang}-phone-8-status`, true)
  }
  await take(await shown(staff, '/inbox'), 'en-phone-9-inbox', true)
  await take(await shown(staff, path), 'en-phone-10-referral', false)
}

/** Sends a request with these answers, and gives its reference. */
async function referred(at: Site, answers: Readonly<Record<string, string>>): Promise<string> {
  const person = new Visitor(at)
  await upTo(person, 'consent', answers)
  await person.say('agree')
  return (await at.around.storage.deliveries())[0]?.reference ?? ''
}

/** The address of a referral's page, as the list links to it. */
async function pathOf(staff: Visitor, reference: string): Promise<string> {
  const { html } = await staff.get('/inbox')
  return new RegExp(`href="(/inbox/[^"]+)">${reference}`).exec(html)?.[1] ?? ''
}
