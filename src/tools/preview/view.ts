import type { Content } from '../../content.ts'
import type { Words } from '../../core/words/words.ts'

/** One article as an editor sees it: every language and register side by side. */
export type PreviewView = {
  readonly id: string
  readonly languages: readonly {
    readonly name: string
    readonly language: string
    readonly dir: 'ltr' | 'rtl'
    /** Not translated yet: readers get this, with a mark. */
    readonly isFallback: boolean
    readonly title: string
    readonly sections: readonly { readonly name: string; readonly text: string; readonly words: number }[]
    readonly facts: readonly string[]
  }[]
  readonly related: readonly string[]
  readonly dialogs: readonly string[]
  readonly reviewBy: string
  readonly isLate: boolean
  readonly sources: readonly {
    readonly source: string
    readonly seen: string
    readonly reviewBy: string
    readonly isLate: boolean
  }[]
  readonly phrasings: readonly string[]
}

const SECTIONS = ['short', 'full', 'next'] as const

/** Makes it; nothing for an article that is not there. `named` are the facts that each section names, by key. */
export function previewView(
  id: string,
  { articles, sources }: Content,
  languages: readonly { readonly name: string; readonly words: Words }[],
  named: (language: string, id: string) => readonly string[],
  phrasings: readonly string[],
  today: string,
): PreviewView | undefined {
  const article = articles.get(id)
  if (!article) return undefined
  const isLate = (reviewBy: string) => reviewBy < today
  return {
    id,
    languages: languages.map(({ name, words }) => ({
      name,
      language: words.languageOf(`article.${id}.title`),
      dir: /^(ur|ar|fa|ckb)\b/.test(words.languageOf(`article.${id}.title`)) ? 'rtl' : 'ltr',
      isFallback: words.languageOf(`article.${id}.title`) !== words.language,
      title: words.say(`article.${id}.title`),
      sections: SECTIONS.map((section) => {
        const text = words.say(`article.${id}.${section}`)
        return { name: section, text, words: text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length }
      }),
      facts: named(words.languageOf(`article.${id}.title`), id),
    })),
    related: article.related,
    dialogs: article.dialogs,
    reviewBy: article.reviewBy,
    isLate: isLate(article.reviewBy),
    sources: article.sources.flatMap((name) => {
      const source = sources.get(name)
      return source
        ? [{ source: source.source, seen: source.seen, reviewBy: source.reviewBy, isLate: isLate(source.reviewBy) }]
        : []
    }),
    phrasings,
  }
}
