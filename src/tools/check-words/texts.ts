import type { WordTree } from '../../core/words/words.ts'

/** One text that people read, by its place. */
export type Text = { readonly locale: string; readonly file: string; readonly key: string; readonly text: string }

/** Every text of a locale that people who ask read: neither what they type, nor what only staff and operators see. */
export const textsOf = (locale: string, tree: WordTree): readonly Text[] =>
  Object.entries(tree).flatMap(([file, below]) =>
    leavesOf('', below)
      .filter(({ key }) => !NOT_THEIRS.test(`${file}.${key}`))
      .map(({ key, text }) => ({ locale, file: fileOf(locale, file, key), key, text })),
  )

const fileOf = (locale: string, file: string, key: string) =>
  file === 'article' ? `locales/${locale}/article/${key.split('.')[0]}.md` : `locales/${locale}/${file}.json`

/** A button or a name for lists: not a sentence. */
export const isLabel = ({ key }: Text): boolean => /(^|\.)label(_\w+)?$/.test(key)

const NOT_THEIRS = /^(grammar|console|ui\.inbox)\.|^locale\.(name|status)$/

function leavesOf(key: string, tree: WordTree[string]): readonly { key: string; text: string }[] {
  if (typeof tree === 'string') return [{ key, text: tree }]
  if (Array.isArray(tree)) return []
  return Object.entries(tree as WordTree).flatMap(([name, below]) => leavesOf(key ? `${key}.${name}` : name, below))
}
