import { newestOf } from './swap.ts'

/** Tells screen readers what is new, in a region of its own: what is put in place on the page is not read out by itself. */
export type Announcer = {
  /** Each message of ours that was not told yet, in order, with the new question last. */
  readonly page: (page: Document) => void
  readonly say: (part: Element, language: Element) => void
}

/** Makes one. Nothing up to the entry `told` is new. */
export function announcer(region: HTMLElement, told: number): Announcer {
  const say: Announcer['say'] = (part, language) => {
    const words = part.cloneNode(true) as Element
    for (const silent of words.querySelectorAll('.hidden, .change')) silent.remove()
    const text = document.createElement('p')
    text.lang = language.getAttribute('lang') ?? ''
    text.dir = language.getAttribute('dir') ?? ''
    text.textContent = words.textContent?.replace(/\s+/g, ' ').trim() ?? ''
    region.append(text)
    setTimeout(() => text.remove(), KEPT_MS) // else those who read on to the end of the page find it twice
  }
  let last = told
  return {
    say,
    page: (page) => {
      const newest = newestOf(page)
      if (newest <= last) return
      for (const bubble of page.querySelectorAll<HTMLElement>('#log .ours'))
        if (Number(bubble.dataset.entry) > last) say(bubble, bubble.querySelector('.words') ?? bubble)
      const question = page.querySelector('#asked .question')
      for (const part of ['.problem', 'h2', '.hint']) {
        const words = question?.querySelector(part)
        if (question && words) say(words, question)
      }
      last = newest
    },
  }
}

/** Long enough to be read out after what is being read. */
const KEPT_MS = 30_000
