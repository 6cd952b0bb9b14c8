import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Pace } from './figures.ts'

/** What the waterfall bot reads for itself: nothing but the postcode's pattern, or the choice and the date too. */
export type Prompts = 'plain' | 'reading'

/** The waterfall bot, in a process of its own. */
export type Waterfall = {
  readonly round: (texts: readonly string[], conversations: number, atOnce: number) => Promise<Pace>
  readonly end: () => Promise<unknown>
}

const project = join(import.meta.dirname, 'waterfall')

/** Installs the bot's packages unless they are there as its lockfile says; throws where that cannot be done. */
export function installWaterfall(): void {
  const madeAt = (file: string) => statSync(join(project, file), { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (madeAt('node_modules/.package-lock.json') > madeAt('package-lock.json')) return
  // Without scripts: that of botbuilder-dialogs asks npx a question, and nobody is here to answer it.
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: MOST_MS,
  })
  if (status !== 0) throw new Error(`npm ci failed in ${project}`)
}

const MOST_MS = 300_000

/** Starts the bot with its database in this folder. */
export function startWaterfall(folder: string, prompts: Prompts): Waterfall {
  const child = fork(join(project, 'rounds.js'), [folder, prompts], { execArgv: [] })
  const gone = once(child, 'exit').then(([code]) => code)
  return {
    round: async (texts, conversations, atOnce) => {
      child.send({ texts, conversations, atOnce })
      const told = await Promise.race([once(child, 'message').then(([message]) => message), gone])
      if (typeof told !== 'object' || told === null) throw new Error(`The waterfall bot ended with ${told}`)
      if ('error' in told) throw new Error(told.error)
      return told
    },
    end: () => {
      if (child.connected) child.disconnect()
      return gone
    },
  }
}
