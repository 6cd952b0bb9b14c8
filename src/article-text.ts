/** The sections of an article, in their order. */
export const SECTIONS = ['short', 'full', 'next'] as const
export type Section = (typeof SECTIONS)[number]

/** An article's words: its title, and each section as a key of its own. */
export type ArticleText = Readonly<Record<'title' | Section, string>>

/** Reads the Markdown file of an article: `# title`, and the sections as `## short` and so on. Throws, naming the file, when one is not there. */
export function articleText(file: string, markdown: string): ArticleText {
  const [head = '', ...parts] = markdown.split(/^## /m)
  const title = /^# (.+)$/m.exec(head)?.[1]?.trim()
  const read = parts.map((part) => {
    const end = part.indexOf('\n')
    return [part.slice(0, end).trim(), part.slice(end).trim()] as const
  })
  const names = read.map(([name]) => name)
  if (!title || names.join() !== SECTIONS.join() || read.some(([, text]) => !text))
    throw new Error(`${file} needs a line "# title" and the sections ## ${SECTIONS.join(', ## ')}, in this order`)
  return { title, ...Object.fromEntries(read) } as ArticleText
}
