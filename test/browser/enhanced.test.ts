import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { noLimits } from '../../src/limits.ts'
import { DRAFT, madeUpUrdu } from '../fixtures/made-up-urdu.ts'
import { ANSWERS, type Site, site } from '../server/site.ts'
import { launch, PHONE } from './browser.ts'
import { andSee, answer, heard, LOOKS, listen, newestOf, questionOf, violations } from './chat-page.ts'
import { gate } from './gate.ts'

let at: Site
let browser: Browser
let context: BrowserContext
let page: Page
/** How often a page was loaded after the first time. */
let loads = 0
beforeAll(async () => {
  at = await site(madeUpUrdu)
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await at.end()
})
beforeEach(async () => {
  context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce' })
  page = await opened(at.url)
  loads = 0
  page.on('framenavigated', () => loads++)
})
afterEach(() => context.close())

/** The chat in a new tab of the same browser, listened to. */
async function opened(url: string): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto(url)
  await listen(tab)
  return tab
}

/** Answers question after question until this one waits. */
async function upTo(question: string, answers = ANSWERS): Promise<void> {
  for (let asked = await questionOf(page); asked !== question; asked = await questionOf(page)) {
    await andSee(page, () => answer(page, answers[asked ?? ''] ?? `no answer to ${asked}`))
    expect(await questionOf(page)).not.toBe(asked)
  }
}

const focused = (of: Page) => of.evaluate('document.activeElement.id || document.activeElement.tagName')

/** What the person said, as it is kept: but for coming. */
async function kept(): Promise<readonly object[]> {
  const [cookie] = await context.cookies()
  const entries = await at.around.storage.transcript(`web:${cookie?.value}`)
  return entries.flatMap((entry) => (entry.from === 'person' && !('arrived' in entry.said) ? [entry.said] : []))
}

/** What is new on the page after this entry, as somebody reads it who sees it. */
const shownAfter = (of: Page, before: number) =>
  of.evaluate(`{
    const plain = (one) => {
      const copy = one.cloneNode(true)
      for (const silent of copy.querySelectorAll('.hidden, .change')) silent.remove()
      return copy.textContent.replace(/\\s+/g, ' ').trim()
    };
    [...document.querySelectorAll('#log .ours')].filter(({ dataset }) => Number(dataset.entry) > ${before}).map(plain)
      .concat(['.problem', 'h2', '.hint'].flatMap((part) => [...document.querySelectorAll('.question ' + part)].slice(0, 1).map(plain)))
  }`) as Promise<readonly string[]>

test('from hello to a reference without one page load; each message is told once, in order, the question last', async () => {
  for (let asked = await questionOf(page); asked !== 'next'; asked = await questionOf(page)) {
    const before = await newestOf(page)
    const given = asked === 'consent' ? 'agree' : (ANSWERS[asked ?? ''] ?? `no answer to ${asked}`)
    await andSee(page, () => answer(page, given))
    expect(await questionOf(page)).not.toBe(asked)
    const told = await heard(page)
    expect(told.map(({ text }) => text)).toEqual(await shownAfter(page, before))
    expect(told.every(({ lang, dir }) => lang === 'en' && dir === 'ltr')).toBe(true)
    expect(await focused(page)).toBe('mark')
  }
  expect(await page.locator('.reference').innerText()).toMatch(/PHB-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  expect(await page.locator('#status').getByRole('link').count()).toBe(2)
  expect(loads).toBe(0)
}, 120_000)

describe('what a screen reader needs', () => {
  test('focus goes to the mark in the press itself, and nothing moves it later; Tab reaches the new question', async () => {
    await page.evaluate(`
      window.moves = []
      for (const name of ['focusin', 'focusout']) document.addEventListener(name, () => window.moves.push(document.activeElement.id))
      document.addEventListener('click', () => setTimeout(() => (window.right = document.activeElement.id)))
      new MutationObserver(() => (window.moves.length = 0)).observe(document.querySelector('main'), { attributes: true, childList: true })
    `)
    await andSee(page, () => answer(page, 'me'))
    expect(await page.evaluate('window.right')).toBe('mark')
    await page.waitForTimeout(300)
    expect(await page.evaluate('window.moves')).toEqual([])
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.closest(".question") !== null')).toBe(true)
  })

  test('a problem is told before its question, and what was typed stands in the field', async () => {
    await upTo('birthDate')
    await heard(page)
    const before = await newestOf(page)
    await andSee(page, () => answer(page, '31 February 1948'))
    const told = await heard(page)
    expect(told.map(({ text }) => text)).toEqual(await shownAfter(page, before))
    expect(told[0]?.text).toMatch(/^Please check this:/)
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.locator('#answer').inputValue()).toBe('31 February 1948')
    await andSee(page, () => answer(page, '12 March 1948'))
    expect(await page.title()).not.toMatch(/^Error: /)
  }, 60_000)

  test('every message has its language and direction', async () => {
    await andSee(page, () => answer(page, 'me'))
    expect(await page.locator('.bubble .words:not([lang][dir])').count()).toBe(0)
    expect(await page.locator('.question:not([lang][dir])').count()).toBe(0)
  })

  test('who wants no motion gets none; others are taken to the newest message smoothly', async () => {
    const asked = (reducedMotion: 'reduce' | 'no-preference') =>
      page.emulateMedia({ reducedMotion }).then(() =>
        page.evaluate(`
          Element.prototype.scrollIntoView = function (options) { if (this.id === 'now') window.how = options.behavior }
        `),
      )
    await asked('no-preference')
    await andSee(page, () => answer(page, 'me'))
    expect(await page.evaluate('window.how')).toBe('smooth')
    await asked('reduce')
    await andSee(page, () => answer(page, 'find'))
    expect(await page.evaluate('window.how')).toBe('auto')
  })

  test('from hello to a reference by keyboard alone', async () => {
    for (let asked = await questionOf(page); asked !== 'next'; asked = await questionOf(page)) {
      const given = asked === 'consent' ? 'agree' : (ANSWERS[asked ?? ''] ?? '')
      const at = await reach(`value === ${JSON.stringify(given)} || one.id === 'answer'`)
      if (at === 'checkbox') await page.keyboard.press('Space')
      else if (at !== 'submit') await page.keyboard.type(given)
      if (at === 'checkbox' || at === 'textarea') await reach('one.className === "main"')
      await andSee(page, () => page.keyboard.press('Enter'))
      expect(await questionOf(page)).not.toBe(asked)
    }
    expect(loads).toBe(0)
  }, 60_000)

  test.each(LOOKS)('no rule of axe is broken: $name', async ({ name, ...look }) => {
    const free = await browser.newContext({ viewport: PHONE, bypassCSP: true, reducedMotion: 'reduce' })
    page = await free.newPage()
    await page.goto(at.url)
    await page.emulateMedia(look)
    await listen(page)
    await andSee(page, () => answer(page, 'me'))
    await andSee(page, () => page.getByRole('button', { name: 'اردو', exact: true }).click())
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    await page.route('**/?after=*', (route) => route.abort())
    await answer(page, 'find')
    await page.locator('#note').waitFor()
    expect(await violations(page, name)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width)
    await page.evaluate('document.documentElement.style.fontSize = "200%"')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width)
    await free.close()
  })
})

/** Goes on by Tab until it is at `one` of which this is true; gives its type. */
async function reach(isIt: string): Promise<string> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    const type = await page.evaluate(
      `{ const one = document.activeElement; const { value } = one; one.closest('.question') && (${isIt}) ? one.type : '' }`,
    )
    if (type) return String(type)
  }
  throw new Error(`Tab did not reach ${isIt}`)
}

describe('two tabs', () => {
  test('follow each other, and each is told each message once', async () => {
    const other = await opened(at.url)
    const start = await newestOf(page)
    await andSee(other, () => andSee(page, () => answer(page, 'me')))
    expect(await questionOf(other)).toBe('want')
    await andSee(page, () => andSee(other, () => answer(other, 'find')))
    expect(await questionOf(page)).toBe('haveOne')
    const told = (await heard(page)).map(({ text }) => text)
    expect(told).toEqual((await heard(other)).map(({ text }) => text))
    expect(told).toHaveLength(new Set(told).size)
    expect(await newestOf(page)).toBe(start + 4)
    expect(await focused(page)).toBe('mark')
  })

  test('one that was away tells all that it missed, in order', async () => {
    const other = await opened(at.url)
    await other.route('**/?after=*', (route) => route.abort())
    for (const given of ['me', 'ask', 'phone']) await andSee(page, () => answer(page, given))
    await other.unroute('**/?after=*')
    await andSee(other, () => andSee(page, () => answer(page, 'neither')))
    const words = async (tab: Page) => (await heard(tab)).map(({ text }) => text).join(' ')
    expect(await words(other)).toBe(await words(page))
  })

  test('what is half typed stays, with its focus, whatever is said elsewhere; sent too late, it is shown and not used', async () => {
    await upTo('contactTimes')
    const other = await opened(at.url)
    await page.locator('#answer').click()
    await page.keyboard.type('only when my sister')
    await page.keyboard.press('ArrowLeft')
    await andSee(page, () => other.getByRole('button', { name: 'Help', exact: true }).click())
    expect(await page.locator('#log').innerText()).toContain('999')
    expect(await page.locator('#note').count()).toBe(0)
    await andSee(page, () => answer(other, 'mornings'))
    await page.waitForTimeout(1500)
    expect(await page.locator('#note').innerText()).toContain('What you are typing is still here')
    expect(await focused(page)).toBe('answer')
    expect(await page.evaluate('document.activeElement.selectionStart')).toBe('only when my siste'.length)
    await page.keyboard.type('x')
    expect(await page.locator('#answer').inputValue()).toBe('only when my sistexr')
    await andSee(page, () => page.locator('.question .main').click())
    expect(await questionOf(page)).toBe('mustNotKnow')
    expect(await page.locator('#log').innerText()).toContain('“only when my sistexr”')
    expect(await page.locator('#note').count()).toBe(0)
  }, 60_000)

  test('a question in which the focus is waits, and is put in place when the focus has left', async () => {
    const other = await opened(at.url)
    await page.locator('.question button').first().focus()
    await andSee(other, () => answer(other, 'me'))
    await page.locator(`main[data-newest="${await newestOf(other)}"]`).waitFor()
    await page.waitForTimeout(1200)
    expect(await questionOf(page)).toBe('who')
    await page.locator('.more button').first().focus()
    await page.locator('.question input[name=question][value=want]').first().waitFor({ state: 'attached' })
  })

  test('what is half typed stays when the same question is asked again', async () => {
    await upTo('contactTimes')
    await page.locator('#answer').fill('mornings, but')
    await andSee(page, () => page.getByRole('button', { name: 'Help', exact: true }).click())
    expect(await page.locator('#answer').inputValue()).toBe('mornings, but')
  }, 60_000)

  test('forgotten in one, the chat is gone from the other', async () => {
    const other = await opened(at.url)
    await andSee(page, () => page.getByRole('button', { name: 'Forget me' }).click())
    await answer(page, 'yes')
    for (const tab of [page, other]) {
      await tab.waitForURL('**/gone')
      expect(await tab.locator('h1').innerText()).toBe('This chat is gone')
    }
  })
})

describe('when something fails', () => {
  test('without the script the forms work', async () => {
    await page.route('**/chat.js*', (route) => route.abort())
    await page.goto(at.url)
    loads = 0
    await answer(page, 'me')
    await page.locator('.question input[value=want]').first().waitFor({ state: 'attached' })
    expect(loads).toBeGreaterThan(0)
  })

  test('without EventSource the chat goes on', async () => {
    await page.addInitScript('delete window.EventSource')
    await page.goto(at.url)
    loads = 0
    await andSee(page, () => answer(page, 'me'))
    expect(loads).toBe(0)
  })

  test('the server away and back: what was typed stays, and is sent once', async () => {
    const between = await gate(at.url)
    page = await opened(between.url)
    loads = 0
    page.on('framenavigated', () => loads++)
    await upTo('contactTimes')
    const before = (await kept()).length
    await between.shut()
    await heard(page)
    await answer(page, 'only mornings')
    await page.locator('#note').waitFor()
    expect(await page.locator('#note').innerText()).toMatch(/What you wrote is still here/)
    expect((await heard(page)).map(({ text }) => text)).toEqual([await page.locator('#note').innerText()])
    expect(await page.locator('#answer').inputValue()).toBe('only mornings')

    await between.open()
    between.loses = true
    await page.locator('.question .main').click()
    await page.waitForTimeout(500)
    await page.locator('#note').waitFor()
    expect(await page.locator('#answer').inputValue()).toBe('only mornings')

    between.loses = false
    await andSee(page, () => page.locator('.question .main').click())
    expect(await questionOf(page)).toBe('mustNotKnow')
    expect(await page.locator('#note').count()).toBe(0)
    expect((await kept()).slice(before)).toHaveLength(1)
    expect(loads).toBe(0)
    await between.shut()
  }, 60_000)

  test('a problem page is told in place, and what was typed stays', async () => {
    await upTo('contactTimes')
    await page.evaluate('document.querySelector("#answer").value = "x".repeat(70000)')
    await page.locator('.question .main').click()
    await page.locator('#note').waitFor()
    expect(await page.locator('#note').innerText()).toContain('send a shorter message')
    expect((await page.locator('#answer').inputValue()).length).toBe(70_000)
    expect(loads).toBe(0)
  }, 60_000)

  test('too fast: it says so, keeps what was typed, and goes on after', async () => {
    let wait = 0
    const limited = await site(() => ({ limits: { ...noLimits, message: async () => wait } }))
    try {
      page = await opened(limited.url)
      wait = 30
      await page.locator('summary').first().click()
      await page.locator('#own-words').fill('for my mum')
      await page.locator('#own-words + button').click()
      await page.locator('#note').waitFor()
      expect(await page.locator('#note').innerText()).toContain('You are going very fast')
      expect(await page.locator('#own-words').inputValue()).toBe('for my mum')
      wait = 0
      await andSee(page, () => page.locator('#own-words + button').click())
      expect(await page.locator('#note').count()).toBe(0)
    } finally {
      await limited.end()
    }
  })

  test('a chat that is gone says so, with a way to a new one', async () => {
    await upTo('contactTimes')
    await context.clearCookies()
    await answer(page, 'mornings')
    await page.locator('#note').waitFor()
    expect(await page.locator('#note a').getAttribute('href')).toBe('/')
    expect(await page.locator('#answer').inputValue()).toBe('mornings')
  }, 60_000)

  test('a double click answers one question, though its second press falls on the next', async () => {
    await andSee(page, () => answer(page, 'me'))
    const box = await page.locator('.question button[value=find]').boundingBox()
    await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
    await page.mouse.down({ clickCount: 2 })
    await page.mouse.up({ clickCount: 2 })
    await page.waitForTimeout(300)
    expect(await questionOf(page)).toBe('want')
    expect(await kept()).toHaveLength(1)
    await page.mouse.down()
    await page.mouse.up()
    await page.locator('.question input[value=haveOne]').first().waitFor({ state: 'attached' })
  })
})

describe('languages', () => {
  test('a press, and all of the page is in the other one: the chat so far too', async () => {
    await andSee(page, () => answer(page, 'me'))
    await heard(page)
    await andSee(page, () => page.getByRole('button', { name: 'اردو', exact: true }).click())
    expect(loads).toBe(0)
    expect(await page.locator('html').getAttribute('lang')).toBe('ur')
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    expect(await page.locator('h1').innerText()).toMatch(/^اردو /)
    expect(await page.locator('header .draft').innerText()).toBe(DRAFT)
    expect(await page.locator('[aria-current]').innerText()).toBe('اردو')
    for (const words of await page.locator('#log .ours .words').allInnerTexts()) expect(words).toMatch(/^(اردو |یہ)/)
    const told = await heard(page)
    expect(told.length).toBeGreaterThan(1)
    expect(told.every(({ lang, dir }) => lang === 'ur' && dir === 'rtl')).toBe(true)
    expect(await focused(page)).toBe('mark')
    expect(await page.locator('#mark').textContent()).toMatch(/^اردو /)
    await andSee(page, () => answer(page, 'find'))
    expect(await questionOf(page)).toBe('haveOne')
    await andSee(page, () => page.getByRole('button', { name: 'English', exact: true }).click())
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr')
    expect(await page.locator('#log').innerText()).not.toContain('اردو')
    expect(loads).toBe(0)
  })

  test('phone numbers keep their order in a page written from right to left', async () => {
    await andSee(page, () => page.getByRole('button', { name: 'اردو', exact: true }).click())
    const [first, last] = (await page.evaluate(`{
      const number = document.querySelector('a[href="tel:116123"]').firstChild
      const left = (from, to) => {
        const range = document.createRange()
        range.setStart(number, from)
        range.setEnd(number, to)
        return range.getBoundingClientRect().left
      };
      [left(0, 3), left(4, 7)]
    }`)) as [number, number]
    expect(first).toBeLessThan(last)
  })
})

test('the summary made for printing: no rule of axe is broken, nothing is too wide, on paper neither', async () => {
  const free = await browser.newContext({ viewport: PHONE, bypassCSP: true })
  page = await free.newPage()
  await page.goto(at.url)
  await listen(page)
  for (const given of ['me', 'toldNo', 'phb', 'enough', 'enough', 'see']) {
    if (!(await page.locator(`.question button[value="${given}"]`).count()))
      await page.locator('summary').first().click()
    await andSee(page, async () => {
      if (await page.locator(`.question button[value="${given}"]`).count()) return answer(page, given)
      await page.locator('#own-words').fill(given)
      await page.locator('#own-words').press('Enter')
    })
  }
  expect((await heard(page)).map(({ text }) => text).join(' ')).toContain('Here is what we talked about.')
  await page.getByRole('link', { name: 'Open a page made for printing' }).click()
  await page.locator('h1', { hasText: 'A summary of your chat' }).waitFor()
  for (const { name, ...look } of LOOKS) {
    await page.emulateMedia(look)
    expect(await violations(page, name)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width)
  }
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width)
  expect(await page.locator('.screen').first().isVisible()).toBe(false)
  await free.close()
}, 60_000)

test('the page is light: its script is 5 kB at most, packed; the whole first load 60 kB, with nothing packed, at its longest', async () => {
  await upTo('check')
  const html = await (await context.request.get(at.url)).text()
  const linked = [...html.matchAll(/(?:src|href)="(\/[\w.]+\?[^"]*)"/g)].map(([, path = '']) => path)
  const files = await Promise.all(linked.map(async (path) => (await context.request.get(at.url + path)).body()))
  const sizes = Object.fromEntries(files.map((file, index) => [linked[index]?.replace(/\?.*/, ''), file.length]))
  expect(Object.keys(sizes).sort()).toEqual(['/chat.js', '/icon.svg', '/style.css'])
  const script = files[linked.findIndex((path) => path.startsWith('/chat.js'))] ?? Buffer.alloc(0)
  expect(gzipSync(script).length).toBeLessThanOrEqual(5000)
  expect([html, ...files].reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(60_000)
}, 60_000)
