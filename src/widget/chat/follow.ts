/**
 * Follows what is said in a chat elsewhere: `newest` is told the number of its newest entry, `gone` that it was forgotten. Only while the page
 * is in sight: a browser holds few connections, and many pages of ours may be open. Without EventSource nothing is followed.
 */
export function follow(chat: string, newest: (number: number) => void, gone: () => void): void {
  if (!('EventSource' in window)) return
  let source: EventSource | undefined
  let wait = FIRST_WAIT_MS

  const close = () => {
    source?.close()
    source = undefined
  }
  const open = () => {
    if (source || document.hidden) return
    source = new EventSource(`/events?chat=${encodeURIComponent(chat)}`)
    source.addEventListener('newest', ({ data }) => {
      wait = FIRST_WAIT_MS
      newest(Number(data))
    })
    source.addEventListener('gone', gone)
    source.addEventListener('error', () => {
      // The browser comes back by itself, but not after an answer that is no stream (a proxy's error page).
      if (source?.readyState !== EventSource.CLOSED) return
      close()
      setTimeout(open, wait)
      wait = Math.min(2 * wait, LONGEST_WAIT_MS)
    })
  }
  const follows = () => (document.hidden ? close() : open())
  document.addEventListener('visibilitychange', follows)
  window.addEventListener('pagehide', close)
  window.addEventListener('pageshow', follows)
  follows()
}

const FIRST_WAIT_MS = 5000
const LONGEST_WAIT_MS = 300_000
