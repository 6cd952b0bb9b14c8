import { join } from 'node:path'
import { dialogs } from '../../../dialogs/index.ts'
import { readContent } from '../../content.ts'
import { factsIn } from '../../core/words/facts.ts'
import type { Words } from '../../core/words/words.ts'
import { readLocales } from '../../locales.ts'
import { projectFolder } from '../../surroundings.ts'

/** The English words with the facts of today: what articles say. */
export function englishWords(): Words {
  const { facts } = readContent(join(projectFolder, 'content'))
  const today = () => new Date().toISOString().slice(0, 10)
  const everywhere = (language: string) => ({ helpline: '', fact: factsIn(language, facts, today) })
  return readLocales(join(projectFolder, 'locales'), dialogs, everywhere).wordsOf('en')
}
