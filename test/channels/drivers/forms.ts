import { type Page, Visitor } from '../../server/site.ts'
import type { ChannelDriver, Heard } from '../contract.ts'

/** The web chat as a browser without script uses it: what is typed goes into the form of the question. */
export const forms: ChannelDriver = {
  name: 'web chat, forms',
  start: async (site) => {
    const visitor = new Visitor(site)
    let heard = heardOn(await visitor.get())
    return {
      heard: () => heard,
      say: async (text) => {
        heard = heardOn(await visitor.answer({ text }))
        return heard
      },
      address: () => `web:${visitor.cookies.get('phb-chat')}`,
      end: async () => {},
    }
  },
}

/** All that can be read on the page, and the labels of its buttons and boxes. */
function heardOn({ html }: Page): Heard {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  const [form = ''] = /<section class="question"[\s\S]*?<\/section>/.exec(main) ?? []
  const buttons = [...form.matchAll(/<button[^>]*\bname="choice"[^>]*>([\s\S]*?)<\/button>/g)]
  const boxes = [...form.matchAll(/<input[^>]*\bname="choice"[^>]*>\s*<span>([\s\S]*?)<\/span>/g)]
  return {
    texts: [read(main)],
    choices: [...buttons, ...boxes].map(([, label = '']) =>
      read(label.replace(/<span class="hidden"[\s\S]*?<\/span>/g, '')),
    ),
  }
}

/** The text of HTML, as it is read. */
const read = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#x3D;/g, '=')
    .replace(/&amp;/g, '&')
    .trim()
