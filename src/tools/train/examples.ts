import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OUTSIDE, outsideClass } from '../../core/finding/finder.ts'

/** Something that people say, the class that it belongs to, and the set that it was written in: sets that have not seen each other. */
export type Example = { readonly text: string; readonly label: string; readonly set: number }

/** A message of the danger set, as its file has it. */
export type DangerExample = {
  readonly text: string
  readonly isCrisis: boolean
  readonly kind: string
  /** How it is put: explicit, coded, misspelt … */
  readonly how: string
}

/** How people ask for each article, pass by pass, in the order of the articles. */
export function phrasings(locale: string): readonly Example[] {
  const folder = join(locale, 'phrasings')
  const passes: string[] = []
  return filesIn(folder, '.txt').flatMap((id) => {
    let set = -1
    return linesOf(join(folder, `${id}.txt`)).flatMap((line) => {
      if (!line.startsWith('# ')) return [{ text: line, label: id, set }]
      if (!passes.includes(line)) passes.push(line)
      set = passes.indexOf(line)
      return []
    })
  })
}

/** What people say that asks for no article, dealt out to as many sets. */
export function outside(locale: string, sets: number): readonly Example[] {
  return linesOf(join(locale, 'phrasings', 'none.tsv')).map((line, index) => {
    const [about = '', text = ''] = line.split('\t')
    const known = OUTSIDE.find((one) => one === about)
    if (!known) throw new Error(`phrasings/none.tsv: line ${index + 1} begins with "${about}"`)
    return { text, label: outsideClass(known), set: index % sets }
  })
}

/** Messages that tell of danger, and those that only look like it, with the file's own labels. */
export const dangerMessages = (file: string): readonly DangerExample[] =>
  linesOf(file).map((line) => {
    const [label = '', kind = '', how = '', text = ''] = line.split('\t')
    return { text, kind, how, isCrisis: label === 'crisis' }
  })

/** Ordinary questions on these may tell of danger themselves: they teach nothing about it. */
export const NEAR_DANGER: ReadonlySet<string> = new Set([
  'carer-breaking-point',
  'domestic-abuse',
  'money-being-taken',
  'young-carers',
])

const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .toSorted()

const linesOf = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
