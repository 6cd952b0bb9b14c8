import { isHeld, keepTyped } from './typed.ts'

/** The number of the newest entry on a page. */
export const newestOf = (page: Document): number =>
  Number(page.querySelector<HTMLElement>('main[data-newest]')?.dataset.newest)

/** What changes with each message; and what else when the language does. */
const PARTS = ['#log', '#asked', '#status']
const AROUND = ['.skip', 'header', '.more', 'footer']

/** The parts of the page that another one has otherwise. */
export const partsOf = (page: Document): readonly string[] => (isOther(page) ? [...PARTS, ...AROUND] : PARTS)

const isOther = (page: Document) => page.documentElement.lang !== document.documentElement.lang

/**
 * Puts parts of the page that came in the place of those that are shown, and gives those that it left. After a press of the person's own, in
 * the form `sent`, it leaves none; else those that they are in. A page in another language is put in place whole.
 */
export function swap(page: Document, parts: readonly string[], sent?: HTMLFormElement): readonly string[] {
  const left = sent ? [] : parts.filter(isHeld)
  if (left.length > 0 && isOther(page)) return parts
  for (const part of parts) if (!left.includes(part)) put(part, page, sent)
  if (isOther(page)) speak(page)
  for (const part of ['header', '.more']) renew(part, page)
  document.querySelector('main')?.setAttribute('data-newest', String(newestOf(page)))
  document.title = page.title
  return left
}

function put(part: string, page: Document, sent: HTMLFormElement | undefined): void {
  const [old, found] = [document.querySelector(part), page.querySelector(part)]
  if (!old || !found) return
  const fresh = document.importNode(found, true)
  keepTyped(old, fresh, sent)
  old.replaceWith(fresh)
}

/** Buttons that stay need a new nonce for each press, and the revision. */
function renew(part: string, page: Document): void {
  for (const input of document.querySelectorAll<HTMLInputElement>(`${part} [type=hidden]`))
    input.value = page.querySelector<HTMLInputElement>(`${part} [name=${input.name}]`)?.value ?? input.value
}

/** The page is in another language now: its own, and what this script says in it. */
function speak(page: Document): void {
  const { lang, dir } = page.documentElement
  Object.assign(document.documentElement, { lang, dir })
  const [mark, words] = [document.getElementById('mark'), page.getElementById('mark')]
  if (mark && words) mark.textContent = words.textContent
  Object.assign(document.querySelector('main')?.dataset ?? {}, page.querySelector('main')?.dataset)
}
