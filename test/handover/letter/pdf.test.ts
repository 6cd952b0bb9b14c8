import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLetterPdf } from '../../../src/handover/letter/pdf.ts'
import type { Referral } from '../../../src/handover/referral.ts'
import { fullReferral, plainReferral } from '../../fixtures/referral.ts'
import { ACKNOWLEDGE, printedOf, rowsOf, words } from './made.ts'
import { type ReadPdf, readPdf } from './read-pdf.ts'

const letterPdf = createLetterPdf()
afterAll(() => letterPdf.close())

const read = async (referral: Referral, about = {}) => readPdf(await letterPdf.of(printedOf(referral, about)))

const wishing = (matters: string): Referral => ({ ...fullReferral, wishes: { ...fullReferral.wishes, matters } })

const matters = ({ rows }: ReadPdf) => rows.find(({ label }) => label === 'What matters')?.value

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('a letter to print', () => {
  const printed = printedOf(fullReferral, { acknowledgeUrl: ACKNOWLEDGE })
  let full: ReadPdf
  beforeAll(async () => {
    full = await readPdf(await letterPdf.of(printed))
  })

  test('is tagged: marked, with a structure on every page, in British English', () => {
    expect(full).toMatchObject({ isMarked: true, hasStructure: true, language: 'en-GB' })
    expect(full.pages).toBeGreaterThan(1)
  })

  test('begins with how it is safe to make contact, whole, before any name', () => {
    expect(full.headings[0]).toEqual({ level: 'H1', text: words.say('ui.inbox.contact') })
    const safe = printed.contact.rows.map(({ label, value }) => ({ label, value: spaced(value) }))
    expect(full.rows.slice(0, safe.length)).toEqual(safe)
    expect(full.text.startsWith(`${printed.contact.heading}\n${printed.contact.warning}`)).toBe(true)
    expect(full.text.indexOf(String(safe.at(-1)?.value))).toBeLessThan(full.text.indexOf('Siân'))
  })

  test('holds every field once, in order, as it was typed', () => {
    expect(full.rows).toEqual(rowsOf(printed).map(({ label, value }) => ({ label, value: spaced(value) })))
    for (const typed of ["Siân O'Brien & co", 'Pat <Carer> & sons', 'زینب', 'میں اپنے کتے کے ساتھ باہر جانا چاہتی ہوں'])
      expect(full.text.split(typed)).toHaveLength(2)
  })

  test('has its headings in their order, none skipped', () => {
    const { contact, corrections, danger, title, sections, consent } = printed
    const first = [contact.heading, corrections?.heading, danger?.heading, title].map((text) => ({ level: 'H1', text }))
    const rest = [...sections.map(({ heading }) => heading), consent.heading].map((text) => ({ level: 'H2', text }))
    expect(full.headings).toEqual([...first, ...rest])
  })

  test('has the words that were agreed to, the danger, the practice, and a link to acknowledge it', () => {
    for (const text of [
      fullReferral.consent.text,
      printed.consent.at,
      ...(printed.danger?.kinds ?? []),
      printed.practice,
    ])
      expect(full.text).toContain(text)
    expect(full.links[0]).toBe(ACKNOWLEDGE)
    expect(full.text.replaceAll(' ', '')).toContain(ACKNOWLEDGE)
  })

  test('shows others nothing but its reference: in its title, its metadata and its footers', () => {
    expect(full.title).toBe(`Referral ${fullReferral.reference}`)
    expect(full.metadata).not.toMatch(/Siân|Brien|Carer|زینب|example\.org|900123/)
    expect(full.footers).toHaveLength(full.pages)
    for (const [index, footer] of full.footers.entries())
      expect(footer.replaceAll('Before you make contact, read page 1.', '').replace(/\s+/g, ' ')).toBe(
        `${fullReferral.reference} Page ${index + 1} of ${full.pages}`,
      )
  })

  test('sends whoever holds another page back to the first', () => {
    expect(full.footers.map((footer) => footer.includes(words.say('ui.inbox.letter.seeFirst')))).toEqual(
      full.footers.map((_, index) => index > 0),
    )
  })

  test('is the same to the byte whenever it is made', async () => {
    const other = createLetterPdf()
    const [first, second] = [await letterPdf.of(printed), await other.of(printed)]
    await other.close()
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    expect(Buffer.from(await letterPdf.of(printedOf(plainReferral))).equals(Buffer.from(first))).toBe(false)
  })
})

test('a live letter with little says nothing of practice or danger', async () => {
  const { text, rows, headings } = await read({ ...plainReferral, mode: 'live' })
  expect(text).not.toContain(words.say('ui.inbox.practice'))
  expect(headings.map((one) => one.text)).not.toContain(words.say('ui.inbox.danger.heading'))
  expect(rows).toEqual(rowsOf(printedOf(plainReferral)).map(({ label, value }) => ({ label, value: spaced(value) })))
})

describe('what people typed is text and no more', () => {
  test.each([
    '#read("/etc/passwd")',
    '#eval("1 + 1") #panic("no") #image("/etc/passwd")',
    '#import "@preview/cetz:0.3.0": *',
    '$ x^2 $ *bold* _em_ `code` @ref <label> // gone /* gone */ ~ --- ... \\ \\u{41}',
    '] #] ) } { [ " \\" #"',
    '= Heading\n- item\n/ Term: it\n+ one',
    "<script>alert('1')</script> &amp; {{name}} {page} {pages}",
    'it\'s "quoted" -- fi ffi',
  ])('%j', async (typed) => {
    const made = await read(wishing(typed))
    expect(matters(made)).toBe(spaced(typed))
    expect(made.headings).toEqual((await read(fullReferral)).headings)
  })

  test.each([
    ['control characters', 'a\u0000b\u0001c\u{7f}d', 'abcd'],
    ['half an emoji', 'x\ud800y\udc00z', 'x\ufffdy\ufffdz'],
    ['line ends of any keyboard', 'one\r\ntwo\rthree\n\nfour', 'one two three four'],
    ['an accent apart', 'Sia\u0302n', 'Siân'],
    ['an accent that no letter has', 'q\u0302 and t\u0308', 'q\u0302 and ẗ'],
  ])('%s', async (_, typed, shown) => {
    expect(matters(await read(wishing(typed)))).toBe(shown)
  })

  test.each(['name', 'preferredName', 'address', 'gp', 'detainedWhere'] as const)('in %s too', async (field) => {
    const typed = '#read("/etc/passwd") *]'
    const made = await read({ ...fullReferral, person: { ...fullReferral.person, [field]: typed } })
    expect(made.rows.filter(({ value }) => value === typed)).toHaveLength(1)
  })
})

describe('other scripts', () => {
  test('Urdu is there for those who listen, letter by letter, in all of its lengths', async () => {
    const long = 'میں اپنے کتے کے ساتھ باہر جانا چاہتی ہوں۔ مجھے 2 گھنٹے مدد چاہئے، call 07700 900123 صبح۔ '.repeat(60)
    const made = await read(wishing(`${long}\nand English`))
    // A comparison that fails on so long a text would print it all.
    expect(matters(made) === `${spaced(long)} and English`).toBe(true)
    expect(made.outside).toEqual([])
  })

  test('what the fonts lack is there for those who listen, and others are told to look elsewhere', async () => {
    const lacks = words.say('ui.inbox.letter.notShown')
    for (const typed of ['ਮੈਨੂੰ ਮਦਦ ਚਾਹੀਦੀ ਹੈ', 'my dog 🐕 and 👩‍👩‍👧', '我需要帮助'])
      expect(matters(await read(wishing(typed)))).toBe(`${typed} ${lacks}`)
    for (const typed of ['Zażółć gęślą jaźń, Ελληνικά, Русский', 'मुझे मदद चाहिए', 'أحتاج إلى مساعدة', 'اُردو'])
      expect(matters(await read(wishing(typed)))).toBe(typed)
  })

  test('a consent in Urdu is read whole', async () => {
    const text = 'ہم یہ معلومات بھیجیں گے۔ کیا آپ متفق ہیں؟'
    const made = await read({ ...fullReferral, consent: { ...fullReferral.consent, locale: 'ur-x-easy', text } })
    expect(made.text).toContain(text)
  })
})

describe('a lot of it', () => {
  test.each([
    ['6,000 characters of words', 'I want to go out. '.repeat(334).slice(0, 6000)],
    ['6,000 characters without a space', 'x'.repeat(6000)],
    ['6,000 characters without a space, in Urdu', 'ہ'.repeat(6000)],
    ['600 lines', 'x\n'.repeat(600)],
  ])('%s go on over pages, and none is outside', async (_, typed) => {
    const made = await read(wishing(typed))
    expect(matters(made)?.replace(/\s/g, '') === typed.replace(/\s/g, '')).toBe(true)
    expect(made.outside).toEqual([])
    expect(made.headings.at(-1)?.text).toBe(words.say('ui.inbox.consent'))
  })

  test('the frame of safe contact goes on over pages too', async () => {
    const mustNotKnow = 'My brother and his friends. '.repeat(210).slice(0, 5870)
    const made = await read({ ...fullReferral, contact: { ...fullReferral.contact, mustNotKnow } })
    expect(made.rows[0]?.value).toBe(spaced(mustNotKnow))
    expect(made.rows.map(({ label }) => label)).toEqual(rowsOf(printedOf(fullReferral)).map(({ label }) => label))
  })
})
