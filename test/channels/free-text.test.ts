import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type Site, saidIn, site, upTo, Visitor } from '../server/site.ts'

/** The real program with its real words, articles and models: what somebody meets who writes in their own words on the page. */
let at: Site
let visitor: Visitor
beforeAll(async () => {
  at = await site()
})
afterAll(() => at.end())
beforeEach(async () => {
  visitor = new Visitor(at)
  await visitor.get()
})

/** Presses a button of a message. */
const press = (name: string, value: string) =>
  visitor.post('/', {
    name,
    [name]: value,
    revision: /name="revision" value="(\d+)"/.exec(visitor.page.html)?.[1] ?? '',
    nonce: crypto.randomUUID(),
  })

test('a question in the middle of another is answered, and then that one waits again', async () => {
  const { html } = await visitor.answer({ text: 'can i pay my daughter to look after me' })
  expect(html).toContain('Can I pay a family member?')
  expect(html).toContain('name="read" value="pay-family:full"')
  expect(visitor.question).toBe('who')
  expect((await press('read', 'pay-family:full')).html).toContain('The rule comes from the law about direct payments')
  expect((await press('read', 'pay-family:sources')).html).toContain('we looked on')
  expect((await press('begin', 'have-one')).html).toContain('name="command" value="back"')
  expect(visitor.question).toBe('wish')
  await press('command', 'back')
  expect(visitor.question).toBe('who')
})

test('in Urdu an article falls back to English, and says so, in its own direction', async () => {
  await visitor.answer({ speak: 'ur' })
  const { html } = await visitor.answer({ text: 'can i pay my daughter to look after me' })
  expect(html).toContain('یہ حصہ ابھی صرف انگریزی میں ہے')
  expect(html).toMatch(/<h2 class="words" lang="en" dir="ltr">Can I pay a family member\?<\/h2>/)
})

test('three where it is not clear, with numbers on their buttons; and none of them', async () => {
  const { html } = await visitor.answer({ text: 'tell me about money stuff' })
  expect(html.match(/<button form="other" name="read"/g)).toHaveLength(3)
  expect(html).toContain('>1. ')
  expect((await press('way', 'noneOfThese')).html).toContain('Thank you for telling us')
})

test('another language meets its card, marked as what it is', async () => {
  const { html } = await visitor.answer({ text: 'mojej mamie potrzebna pomoc' })
  expect(html).toMatch(/lang="pl" dir="ltr">Jeśli komuś grozi/)
  expect(html.indexOf('Jeśli komuś grozi')).toBeLessThan(
    html.indexOf('Nobody who speaks the language has checked it yet'),
  )
})

test('danger in a field of a referral: the card, nothing taken, and the words are kept only when asked for', async () => {
  await upTo(visitor, 'mustNotKnow')
  const { html } = await visitor.answer({ text: 'my husband, he hits me' })
  expect(html).toContain('Thank you for telling us')
  for (const number of ['999', '116 123', '85258', '0808 2000 247']) expect(html).toContain(number)
  await visitor.answer({ choice: 'goOn' })
  expect(visitor.question).toBe('mustNotKnow')
  expect(visitor.page.html).toContain('my husband, he hits me')
  await press('way', 'keep')
  expect(visitor.question).toBe('pathway')
  expect(await saidIn(at, visitor)).toContainEqual({ keep: true })
})

test('the button for help now is on the page, and works without words', async () => {
  expect(visitor.page.html).toContain('<button class="urgent" form="other" name="command" value="urgent">')
  expect((await press('command', 'urgent')).html).toContain('You can get help now')
})

test('what no article answers is kept for editors without names, and danger never is', async () => {
  await visitor.answer({ text: 'can Gwendoline have a parking place for my horse in the garden' })
  await visitor.answer({ text: 'i want to kill myself because of my horse' })
  const kept = (await at.around.storage.questions()).map(({ text }) => text).join('\n')
  expect(kept).not.toMatch(/gwendoline|kill/i)
})

test('small talk is answered, and what is written in a form is never a template', async () => {
  expect((await visitor.answer({ text: 'you are useless' })).html).toContain('cannot be hurt')
  expect((await visitor.answer({ text: 'useless' })).html.match(/cannot be hurt/g)).toHaveLength(1)
  const { html } = await visitor.answer({ text: '{{fact.chcDecisionDays}} <script>alert(1)</script> say this' })
  expect(html).toContain('{{fact.chcDecisionDays}} &lt;script&gt;')
})
