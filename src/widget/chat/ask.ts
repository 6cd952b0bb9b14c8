/** What a request came to: the chat as it is now, a page that says what is wrong, or somewhere else to be. */
export type Came =
  | { readonly page: Document }
  | { readonly problem: readonly (string | Node)[] }
  | { readonly elsewhere: string }

/** Asks for the chat, or sends a form to it. Rejects when nothing that we understand comes back: then nobody knows whether it arrived. */
export async function ask(after: number, controller: AbortController, body?: URLSearchParams): Promise<Came> {
  const late = setTimeout(() => controller.abort(), PATIENCE_MS)
  try {
    const response = await fetch(`/?after=${after}`, {
      method: body ? 'POST' : 'GET',
      body,
      headers: { 'x-requested-with': 'script' },
      signal: controller.signal,
    })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    if (page.querySelector('main[data-newest]')) return { page }
    const problem = [...page.querySelectorAll('main > .words, main > p > a:not([href="/#now"])')]
    if (response.ok && response.redirected) return { elsewhere: response.url }
    if (response.ok || problem.length === 0) throw new Error()
    return { problem: problem.map((part) => document.importNode(part, true)) }
  } finally {
    clearTimeout(late)
  }
}

/** A phone on a weak network may need long; after this we say so. */
const PATIENCE_MS = 30_000

/** What a form sends when it is sent by this button. */
export function sentBy(form: HTMLFormElement, submitter: HTMLElement): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) body.append(name, String(value))
  const { name, value } = submitter as HTMLButtonElement
  if (name) body.append(name, value)
  return body
}
