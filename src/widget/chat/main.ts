import { announcer } from './announce.ts'
import { ask, type Came, sentBy } from './ask.ts'
import { follow } from './follow.ts'
import { note } from './note.ts'
import { newestOf, partsOf, swap } from './swap.ts'

/**
 * The chat without page loads. All words and all HTML come from the server, the same as without a script; here they are only fetched and
 * put in place. Where anything that this needs is missing, the forms work by themselves.
 */
const main = document.querySelector<HTMLElement>('main[data-newest]')
const mark = document.getElementById('mark')
const said = document.getElementById('said')
const isAble = 'SubmitEvent' in window && 'submitter' in SubmitEvent.prototype
if (main && mark && said && isAble) begin(main, mark, said)

function begin(main: HTMLElement, mark: HTMLElement, said: HTMLElement): void {
  const announce = announcer(said, newestOf(document))
  /** The request that runs. A newer press takes its place, as in a browser without us. */
  let running: AbortController | undefined
  let isSending = false
  /** What came while the person was in the midst of something: put in place as soon as they are not. */
  let waiting: { readonly page: Document; readonly parts: readonly string[] } | undefined
  /** The newest entry that we were told of. */
  let told = 0

  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    const isOurs = form instanceof HTMLFormElement && form.getAttribute('action') === '/'
    if (event.defaultPrevented || !isOurs || !submitter) return
    event.preventDefault()
    // In the very press: what comes later moves no focus, and Tab goes on to the question that stands after this mark.
    mark.focus({ preventScroll: true })
    void send(form, sentBy(form, submitter))
  })

  // The second press of a double click would answer the question that has just come.
  document.addEventListener(
    'click',
    (event) => {
      if (event.detail > 1 && event.target instanceof Element && event.target.closest('button')) event.preventDefault()
    },
    true,
  )

  const tell = (parts: readonly (string | Node)[]): void => {
    const shown = note(mark, parts)
    if (!shown) return
    announce.say(shown, document.documentElement)
    shown.scrollIntoView({ block: 'nearest' })
  }

  const came = (to: Came, form?: HTMLFormElement): void => {
    if ('elsewhere' in to) location.replace(to.elsewhere)
    else if ('page' in to) show(to.page, form)
    else if (form) tell(to.problem)
  }

  const show = (page: Document, form?: HTMLFormElement): void => {
    if (newestOf(page) < newestOf(document)) return
    announce.page(page)
    put(page, partsOf(page), form)
    if (form) scroll()
    else if (waiting && hasMovedOn(page) && !document.getElementById('note')) tell([main.dataset.newer ?? ''])
  }

  const put = (page: Document, parts: readonly string[], form?: HTMLFormElement): void => {
    const left = swap(page, parts, form)
    waiting = left.length > 0 ? { page, parts: left } : undefined
    if (!waiting) note(mark, [])
  }

  const request = async (form?: HTMLFormElement, body?: URLSearchParams): Promise<void> => {
    running?.abort()
    const own = new AbortController()
    running = own
    try {
      const to = await ask(newestOf(document), own, body)
      if (running === own) came(to, form)
    } catch {
      if (running === own && form) tell([main.dataset.offline ?? ''])
    }
  }

  const send = async (form: HTMLFormElement, body: URLSearchParams): Promise<void> => {
    isSending = true
    main.classList.add('sending')
    const done = request(form, body)
    const own = running
    await done
    if (running !== own) return
    isSending = false
    main.classList.remove('sending')
    look()
  }

  const look = (): void => {
    if (!isSending && told > newestOf(waiting?.page ?? document)) void request()
  }

  setInterval(() => waiting && !isSending && put(waiting.page, waiting.parts), RETRY_MS)
  follow(
    main.dataset.chat ?? '',
    (number) => {
      told = number
      look()
    },
    () => location.replace('/gone'),
  )
}

/** How often we try again to put in place what waits. */
const RETRY_MS = 1000

/** Whether what is typed now would come too late for its question. */
function hasMovedOn(page: Document): boolean {
  const revision = (of: Document) => of.querySelector<HTMLInputElement>('#asked [name=revision]')?.value
  return revision(page) !== revision(document)
}

function scroll(): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  document.getElementById('now')?.scrollIntoView({ behavior: isStill ? 'auto' : 'smooth' })
}
