import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A PDF as Mozilla's reader reads it: by its structure, as a screen reader does. */
export type ReadPdf = {
  readonly pages: number
  readonly isMarked: boolean
  readonly hasStructure: boolean
  readonly language: string
  readonly title: string
  /** All metadata, as it stands in the file. */
  readonly metadata: string
  /** Elements of the structure in order, by their role: H1, H2, P, L … */
  readonly roles: readonly string[]
  readonly headings: readonly { readonly level: string; readonly text: string }[]
  /** Labels and values, white space as single spaces. */
  readonly rows: readonly { readonly label: string; readonly value: string }[]
  readonly text: string
  /** What stands on each page and is not of the text. */
  readonly footers: readonly string[]
  readonly links: readonly string[]
  /** Text that begins or ends outside the margins of its page. */
  readonly outside: readonly string[]
}

type Node = {
  readonly role?: string
  readonly alt?: string
  readonly type?: string
  readonly id?: string
  readonly children?: readonly Node[]
}
type Item = {
  readonly type?: string
  readonly id?: string
  readonly tag?: string
  readonly str?: string
  readonly hasEOL?: boolean
  readonly width?: number
  readonly transform?: readonly number[]
}

/** Points: no text is nearer to the sides of its page, or to its ends. */
const MARGIN = 55
const FOOT = 30

const BULLET = '•'

/** Stands about what is behind a drawing, until the pages are put together. */
const DRAWN = '\ue000'

/** Reads it; rejects where the reader does. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await task.promise
  const { info, metadata } = await pdf.getMetadata()
  const { Language = '', Title = '' } = info as { Language?: string; Title?: string }
  const raw = (metadata as { getRaw?: () => string } | null)?.getRaw?.() ?? ''
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pageOf(pdf, at + 1)))
  const elements = pages.flatMap(({ elements }) => elements)
  const read = {
    pages: pdf.numPages,
    isMarked: ((await pdf.getMarkInfo()) as unknown as Map<string, boolean> | null)?.get('Marked') === true,
    hasStructure: pages.every(({ elements: some }) => some.length > 0),
    language: Language,
    title: Title,
    metadata: JSON.stringify(info) + raw,
    roles: elements.map(({ role }) => role),
    headings: elements.filter(({ role }) => /^H\d$/.test(role)).map(({ role, text }) => ({ level: role, text })),
    rows: rowsOf(elements)
      .filter(({ label }) => label !== BULLET)
      .map(({ label, value }) => ({ label, value: spaced(value.replaceAll(DRAWN, ' ')) })),
    text: elements
      .filter(({ role }) => role !== 'L')
      .map(({ text }) => spaced(text.replaceAll(DRAWN, ' ')))
      .join('\n'),
    footers: pages.map(({ footer }) => footer),
    links: pages.flatMap(({ links }) => links),
    outside: pages.flatMap(({ outside }) => outside),
  }
  await task.destroy()
  return read
}

type Element = { readonly role: string; readonly text: string; readonly label?: string }

async function pageOf(pdf: Awaited<ReturnType<typeof getDocument>['promise']>, number: number) {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const { texts, footer } = marked(items as readonly Item[])
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view
  const outside = (items as readonly Item[]).filter(({ str = '', transform = [], width = 0 }) => {
    const [x = 0, y = 0] = transform.slice(4)
    const isInside = x >= left + MARGIN && x + width <= right - MARGIN && y >= bottom + FOOT && y <= top - FOOT
    return str.trim() !== '' && !isInside
  })
  const annotations = (await page.getAnnotations()) as readonly { unsafeUrl?: string; url?: string }[]
  const tree = (await page.getStructTree()) as Node | null
  return {
    elements: tree ? elementsOf(tree, texts) : [],
    footer,
    outside: outside.map(({ str = '' }) => str),
    links: annotations.flatMap(({ unsafeUrl, url }) => unsafeUrl ?? url ?? []),
  }
}

/** The text of each marked part, and what is marked as no part of the document. */
function marked(items: readonly Item[]) {
  const texts = new Map<string, string>()
  const open: Item[] = []
  let footer = ''
  for (const item of items) {
    const { type, str = '', hasEOL } = item
    if (type?.startsWith('begin')) open.push(item)
    else if (type === 'endMarkedContent') open.pop()
    else {
      const part = open.findLast(({ id }) => id)?.id
      const text = str + (hasEOL ? '\n' : '')
      if (part) texts.set(part, (texts.get(part) ?? '') + text)
      else if (open.some(({ tag }) => tag === 'Artifact')) footer += text
    }
  }
  return { texts, footer: spaced(footer) }
}

/** The elements that hold text of their own; a list is one for each of its items. */
function elementsOf(node: Node, texts: ReadonlyMap<string, string>): readonly Element[] {
  const { role = '', children = [] } = node
  if (/^(H\d|P|BlockQuote)$/.test(role)) return [{ role, text: spaced(textOf(node, texts)) }].filter(({ text }) => text)
  if (role === 'LI') {
    const part = (name: string) =>
      spaced(
        children
          .filter((one) => one.role === name)
          .map((one) => textOf(one, texts))
          .join(''),
      )
    const item = { role, label: part('Lbl'), value: part('LBody') }
    return item.label || item.value ? [{ role, label: item.label, text: item.value }] : []
  }
  const within = children.flatMap((one) => elementsOf(one, texts))
  return role === 'L' && within.length > 0 ? [{ role, text: '' }, ...within] : within
}

/** A drawing is read by the text behind it, where it begins. */
function textOf({ role, alt, type, id = '', children = [] }: Node, texts: ReadonlyMap<string, string>): string {
  if (type) return texts.get(id) ?? ''
  const inner = children.map((one) => textOf(one, texts)).join('')
  return role === 'Figure' ? inner && `\n${DRAWN}${alt ?? ''}${DRAWN}\n` : inner
}

/** An item that goes on over the end of a page is one. */
function rowsOf(elements: readonly Element[]) {
  const rows: { label: string; value: string }[] = []
  for (const { label = '', text } of elements.filter(({ role }) => role === 'LI')) {
    const before = rows.at(-1)
    if (label === '' && before) before.value = goneOn(before.value, text)
    else rows.push({ label, value: text })
  }
  return rows
}

/** What goes on over the end of a page; a drawing that does is told of on each. */
function goneOn(before: string, text: string): string {
  const again = text.startsWith(DRAWN) ? text.slice(0, text.indexOf(DRAWN, 1) + 1) : ''
  return `${before} ${again && before.endsWith(again) ? text.slice(again.length) : text}`.trim()
}

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim()
