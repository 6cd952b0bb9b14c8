import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Site, saidIn, site, upTo, Visitor } from '../server/site.ts'

let at: Site
let visitor: Visitor
/** How many entries the last page was made from. */
let entriesRead = 0
beforeAll(async () => {
  at = await site((real) => ({
    storage: {
      ...real.storage,
      transcript: async (...asked) => {
        const entries = await real.storage.transcript(...asked)
        entriesRead = entries.length
        return entries
      },
    },
  }))
})
afterAll(() => at.end())
beforeEach(() => {
  visitor = new Visitor(at)
})

const escaped = 'Siân O&#x27;Brien &amp; co &lt;b&gt;'
const awkward = "Siân O'Brien & co <b>"

describe('the first visit', () => {
  test('welcomes, asks, and gives a cookie that only we can read', async () => {
    const { status, html, headers } = await visitor.get()
    expect(status).toBe(200)
    expect(visitor.question).toBe('who')
    expect(html).toContain('nothing leaves this computer')
    for (const number of ['999', '111', '116123', '08082000247', '08001111']) expect(html).toContain(`tel:${number}`)
    const cookie = headers.getSetCookie()[0]
    expect(cookie).toMatch(/^phb-chat=[\w-]{43}; Path=\/; Max-Age=72000; HttpOnly; SameSite=Lax$/)
  })

  test('a second look shows the same chat, and says nothing twice', async () => {
    await visitor.get()
    const before = await at.around.storage.transcript(`web:${visitor.cookies.get('phb-chat')}`)
    await visitor.get()
    expect(await at.around.storage.transcript(`web:${visitor.cookies.get('phb-chat')}`)).toEqual(before)
  })

  test('a cookie that we cannot have made begins a new chat', async () => {
    visitor.cookies.set('phb-chat', 'guess')
    await visitor.get()
    expect(visitor.cookies.get('phb-chat')).toMatch(/^[\w-]{43}$/)
  })
})

describe('nonces', () => {
  test('a double click counts once', async () => {
    await upTo(visitor, 'want')
    const form = { ...visitor.hidden(), choice: 'find' }
    await Promise.all([visitor.post('/', form), visitor.post('/', form)])
    await visitor.post('/', form)
    expect(visitor.question).toBe('haveOne')
    expect(await saidIn(at, visitor)).toHaveLength(2)
  })

  test('Back, and another answer on the same page: the answer is changed', async () => {
    await upTo(visitor, 'want')
    const form = visitor.hidden()
    await visitor.answer({ choice: 'find' })
    expect(visitor.question).toBe('haveOne')
    await visitor.post('/', { ...form, choice: 'have' })
    expect(visitor.question).toBe('wish')
    await visitor.post('/', { ...form, choice: 'have' })
    expect(await saidIn(at, visitor)).toHaveLength(3)
  })

  test('two tabs: the later one applies nothing, keeps the words, and shows where we are', async () => {
    await upTo(visitor, 'contactTimes')
    await visitor.get()
    const other = visitor.hidden()
    await visitor.get()
    await visitor.answer({ text: 'mornings' })
    expect(visitor.question).toBe('mustNotKnow')
    const { html } = await visitor.post('/', { ...other, text: 'only when my sister is here' })
    expect(visitor.question).toBe('mustNotKnow')
    expect(html).toContain('“only when my sister is here”')
    await visitor.answer({ command: 'back' })
    expect(visitor.page.html).toContain('>\nmornings</textarea>')
  })

  test('a form without our hidden fields works too', async () => {
    await visitor.get()
    await visitor.post('/', { text: 'hello' })
    expect(visitor.question).toBe('who')
    await visitor.post('/', { text: 'I am asking for myself' })
    expect(visitor.question).toBe('want')
  })
})

describe('forms', () => {
  test('nothing ticked gets a kind message beside the boxes', async () => {
    await upTo(visitor, 'contactWays')
    const { html } = await visitor.answer({})
    expect(visitor.question).toBe('contactWays')
    expect(html).toMatch(/<title>Error: /)
    expect(html).toMatch(/<fieldset class="numbered" aria-describedby="problem hint">/)
    expect(html).toMatch(/id="problem"/)
  })

  test('several ticks are one answer, ticked again when it is changed', async () => {
    await upTo(visitor, 'contactWays')
    await visitor.answer({ choice: ['phone', 'email'] })
    expect(visitor.question).toBe('contactRules')
    const { html } = await visitor.answer({ command: 'back' })
    expect(html.match(/ checked/g)).toHaveLength(2)
  })

  test('what was not understood stands in the field again, and its error is linked', async () => {
    await upTo(visitor, 'birthDate')
    const { html } = await visitor.answer({ text: '31 February 1948' })
    expect(html).toMatch(/value="31 February 1948"[^>]*aria-describedby="problem hint"[^>]*aria-invalid="true"/)
    const future = await visitor.answer({ text: '1 May 2090' })
    expect(future.html).toContain('value="1 May 2090"')
    expect(visitor.question).toBe('birthDate')
  })

  test('an earlier answer is changed from the list of answers, as it was', async () => {
    await upTo(visitor, 'check')
    const change = /name="change" value="([^"]+:postcode)"/.exec(visitor.page.html)?.[1] ?? ''
    const { html } = await visitor.answer({ change })
    expect(visitor.question).toBe('postcode')
    expect(html).toContain('value="LE1 1AA"')
    await visitor.say('LE2 1AA')
    await upTo(visitor, 'check')
    expect(visitor.page.html).toContain('LE2 1AA')
  })

  test('the list of answers to change has its buttons, its numbers count, and the question still waits below', async () => {
    await upTo(visitor, 'contactRules')
    await visitor.answer({ command: 'change' })
    const before = await at.around.storage.transcript(`web:${visitor.cookies.get('phb-chat')}`)
    const { html } = await visitor.get()
    expect(await at.around.storage.transcript(`web:${visitor.cookies.get('phb-chat')}`)).toEqual(before)
    const listed = [...html.matchAll(/name="change" value="[^"]+:(\w+)"/g)].map(([, question]) => question)
    expect(listed).toEqual(['who', 'want', 'contactWays'])
    expect(html).toMatch(/<dt>1\. [^<]+<\/dt>/)
    expect(html.indexOf('name="change"')).toBeLessThan(html.indexOf('class="question"'))
    expect(html).toMatch(/<legend><h2 class="words">[^<]+<\/h2>/)
    expect(visitor.question).toBe('contactRules')
    await visitor.answer({ text: '3' })
    expect(visitor.question).toBe('contactWays')
  })

  test('asking for the list again and again changes nothing', async () => {
    await upTo(visitor, 'want')
    for (let times = 0; times < 12; times++) await visitor.answer({ command: 'change' })
    expect(visitor.question).toBe('want')
    expect(visitor.page.html).toMatch(/<legend><h2 class="words">[^<]+<\/h2>/)
    await visitor.say('find')
    expect(visitor.question).toBe('haveOne')
  })

  test('the browser fills in nothing about somebody else', async () => {
    await upTo(visitor, 'name')
    expect(visitor.page.html).toContain('autocomplete="name"')
    const carer = new Visitor(at)
    const answers = { who: 'carer', want: 'ask', decide: 'yes', agreed: 'saidSo', helperName: 'preferNotToSay' }
    await upTo(carer, 'name', { ...(await import('../server/site.ts')).ANSWERS, ...answers })
    expect(carer.page.html).toMatch(/id="answer"[^>]*autocomplete="off"/)
  })
})

describe('what people may send', () => {
  test.each([
    ['emoji', '👩🏽‍🦽'.repeat(50)],
    ['SQL', "Robert'); DROP TABLE conversation;--"],
    ['right-to-left marks', '\u202eevil\u202c שלום'],
    ['a long address', `https://example.org/${'a'.repeat(180)}`],
    ['nothing', '   '],
    ['a nul and a bell', 'a\u0000b\u0007c'],
  ])('%s is taken or kindly refused, and nothing said before is lost', async (_, text) => {
    await upTo(visitor, 'contactTimes')
    const before = (await saidIn(at, visitor)).length
    const { status } = await visitor.answer({ text })
    expect(status).toBe(200)
    expect(await saidIn(at, visitor)).toHaveLength(before + 1)
    await upTo(visitor, 'pathway')
  })

  test('markup is escaped exactly once', async () => {
    await upTo(visitor, 'contactTimes')
    const { html } = await visitor.answer({ text: awkward })
    expect(html).toContain(escaped)
    expect(html).not.toContain('&amp;amp;')
    expect(html).not.toContain('co <b>')
    const opened = await visitor.answer({ command: 'back' })
    expect(opened.html).toContain(`>\n${escaped}</textarea>`)
  })

  test('what is longer than we read is refused, its beginning kept and no more', async () => {
    await upTo(visitor, 'contactTimes')
    const { html } = await visitor.answer({ text: `my morning ${'é '.repeat(5000)}` })
    expect(html).toContain('too long for us to read in one go')
    expect(html).toContain('>\nmy morning é')
    const [said] = (await saidIn(at, visitor)).slice(-1)
    expect(JSON.stringify(said).length).toBeLessThan(5500)
    await upTo(visitor, 'pathway')
  })

  test('ids and ticks that no page of ours sends are not kept whole', async () => {
    await upTo(visitor, 'contactWays')
    const long = 'x'.repeat(2000)
    await visitor.answer({ choice: Array.from({ length: 30 }, (_, number) => `${number}${long}`) })
    await visitor.answer({ choice: Array.from({ length: 6000 }, () => 'x') })
    await visitor.post('/', { ...visitor.hidden(), run: long, question: long, text: 'hello' })
    await visitor.post('/', { ...visitor.hidden(), change: `${long}:${long}` })
    expect(visitor.question).toBe('contactWays')
    for (const said of (await saidIn(at, visitor)).slice(-4)) expect(JSON.stringify(said).length).toBeLessThan(12_000)
  })

  test('a megabyte is refused with a kind page that shows its beginning, and the chat goes on', async () => {
    await upTo(visitor, 'contactTimes')
    const { status, html } = await visitor.answer({ text: `my morning ${'x'.repeat(1024 * 1024)}` })
    expect(status).toBe(413)
    expect(html).toContain('>\nmy morning xxx')
    expect(html).toContain('nothing leaves this computer')
    await visitor.get()
    expect(visitor.question).toBe('contactTimes')
  })
})

describe('a long chat', () => {
  test('shows its end, and a way to what was said before', async () => {
    await upTo(visitor, 'contactTimes')
    await visitor.say('only mornings <b>')
    await upTo(visitor, 'birthDate')
    expect(visitor.page.html).not.toContain('only mornings')
    expect(visitor.page.html).toContain('href="/earlier"')
    const { status, html } = await visitor.get('/earlier')
    expect(status).toBe(200)
    expect(html).toContain('only mornings &lt;b&gt;')
    expect(html).not.toContain('Here is the newest part')
    expect(html).not.toMatch(/<button|<input/)
  })

  test('is no larger on its pages however long it becomes', async () => {
    await visitor.get()
    for (let times = 0; times < 105; times++) await visitor.answer({ text: `${'z'.repeat(4000)} ${times} times` })
    await visitor.get()
    expect(visitor.page.html.length).toBeLessThan(40_000)
    expect(entriesRead).toBe(20)
    const { html } = await visitor.get('/earlier')
    expect(html).toContain('Here is the newest part')
    expect(entriesRead).toBe(200)
    expect(html).toContain('z 104 times')
    expect(html).not.toContain('z 4 times')
    expect(html.match(/<li/g)?.length).toBeLessThan(500)
  })

  test('nobody has one without a chat', async () => {
    const response = await fetch(`${at.url}/earlier`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
  })
})

describe('being forgotten', () => {
  test('takes the cookie away, and says that it is gone', async () => {
    await upTo(visitor, 'contactTimes')
    const secret = visitor.cookies.get('phb-chat')
    await visitor.answer({ command: 'forget' })
    const form = { ...visitor.hidden(), choice: 'yes' }
    const { html } = await visitor.post('/', form)
    expect(html).toContain('This chat is gone')
    expect(visitor.cookies.has('phb-chat')).toBe(false)
    expect(await at.around.storage.find(`web:${secret}`)).toBeUndefined()

    visitor.cookies.set('phb-chat', secret ?? '')
    const late = await visitor.post('/', { ...form, text: 'and one more thing' })
    expect(late.status).toBe(410)
    expect(late.html).toContain('and one more thing')
    expect(await at.around.storage.find(`web:${secret}`)).toBeUndefined()
  })
})

test('from hello to a reference', async () => {
  await upTo(visitor, 'consent')
  const { html } = await visitor.say('agree')
  expect(html).toMatch(/PHB-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  expect(visitor.question).toBe('next')
})
