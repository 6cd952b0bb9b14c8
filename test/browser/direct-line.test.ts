import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import type { Question } from '../../src/core/dialog/define.ts'
import { ANSWERS, type Site, site } from '../server/site.ts'
import { launch } from './browser.ts'

let at: Site
let charity: Server
let browser: Browser
beforeAll(async () => {
  at = await site()
  charity = createServer((request, response) => {
    const isBundle = request.url === '/webchat.js'
    response.setHeader('Content-Type', isBundle ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(isBundle ? bundle : page)
  })
  await new Promise<void>((resolve) => charity.listen(0, '127.0.0.1', resolve))
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  charity.closeAllConnections()
  await new Promise((resolve) => charity.close(resolve))
  await at.end()
})

const bundle = readFileSync(join(import.meta.dirname, '../../node_modules/botframework-webchat/dist/webchat.js'))

/** A page of another site, as docs/tasks/channel.md shows it. */
const page = `<!doctype html><html lang="en"><title>A charity</title><link rel="icon" href="data:,">
<div id="chat" style="height: 600px"></div><script src="/webchat.js"></script>
<script>
  const asked = new URLSearchParams(location.search)
  const directLine = WebChat.createDirectLine({
    domain: asked.get('domain'),
    webSocket: asked.get('socket') === 'yes',
    pollingInterval: 250,
    conversationStartProperties: { locale: 'en-GB' },
  })
  const styleOptions = { hideUploadButton: true, suggestedActionLayout: 'stacked' }
  WebChat.renderWebChat({ directLine, locale: 'en-GB', styleOptions }, document.getElementById('chat'))
</script>`

const bubbles = (chat: Page) => chat.locator('.webchat__bubble__content')

/** Waits until something that was said holds these words. */
const hears = (chat: Page, words: string) => bubbles(chat).filter({ hasText: words }).last().waitFor()

/** The buttons that answer the question that waits. */
const actions = (chat: Page) => chat.getByRole('toolbar', { name: 'Suggested actions' })

async function says(chat: Page, text: string): Promise<void> {
  await chat.locator('[data-id="webchat-sendbox-input"]').fill(text)
  await chat.keyboard.press('Enter')
}

/** The question that waits, with the labels of its choices; nothing when none does. */
async function waiting(address: string) {
  const last = (await at.around.storage.transcript(address)).at(-1)
  const about = last?.from === 'bot' ? last.about : undefined
  if (!about?.ask || about.reference) return undefined
  const { dialog, question: name, choices = [], labels } = about.ask
  const question = at.around.dialogs[dialog]?.questions[name] as Question
  const words = at.around.wordsOf('en')
  const all = choices.map((id) => [
    id,
    labels?.[id] ?? words.choice(dialog, name, question, id, { context: 'you' }).label,
  ])
  return { question: name, labels: Object.fromEntries(all) as Readonly<Record<string, string>> }
}

test.each([
  ['over a WebSocket', 'yes'],
  ['by polling', 'no'],
])(
  'Web Chat %s: greets, takes a click, and comes to a reference; nothing is wrong in its console',
  async (_, socket) => {
    const context = await browser.newContext()
    const chat = await context.newPage()
    const wrong: string[] = []
    chat.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
    chat.on('pageerror', (error) => wrong.push(String(error)))
    const started = chat.waitForResponse(
      (answer) => answer.url().endsWith('/conversations') && answer.request().method() === 'POST',
    )
    const { port } = charity.address() as AddressInfo
    await chat.goto(
      `http://localhost:${port}/?socket=${socket}&domain=${encodeURIComponent(`${at.url}/v3/directline`)}`,
    )

    const began = await (await started).json()
    const ask = () => waiting(`dl:${began.conversationId}`)
    await hears(chat, at.around.wordsOf('en').say('core.hello').split('\n')[0] as string)
    for (let asked = await ask(); asked && asked.question !== 'next'; asked = await ask()) {
      const answer = { ...ANSWERS, consent: 'agree' }[asked.question] ?? ''
      const label = asked.labels[answer]
      const count = await bubbles(chat).count()
      // Choices are buttons; the rest, and some of the choices too, is typed.
      if (label && asked.question !== 'gp')
        await actions(chat).getByRole('button', { name: label, exact: true }).click()
      else await says(chat, label ?? answer)
      await bubbles(chat)
        .nth(count + 1)
        .waitFor()
    }
    await hears(chat, 'PHB-')
    const fromThem = await chat
      .locator('.webchat__bubble')
      .evaluateAll((all) =>
        (all as unknown as { className: string }[]).map(({ className }) => className.includes('from-user')),
      )
    expect(fromThem).toEqual(fromThem.map((_, index) => index % 2 === 1))
    if (process.env.SHOTS) await chat.screenshot({ path: `${process.env.SHOTS}/direct-line-${socket}.png` })
    expect(await chat.locator('.webchat__activity-status').allInnerTexts()).not.toContainEqual(
      expect.stringMatching(/fail|send/i),
    )
    expect(wrong).toEqual([])
    await context.close()
  },
  120_000,
)
