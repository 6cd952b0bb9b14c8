import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Danger } from '../core/danger/danger.ts'
import { type Asked, dangerTold } from '../core/danger/told.ts'
import { createUnderstanding } from '../core/understanding.ts'
import { loadEmbed } from '../meaning/embed.ts'
import { embeddable } from '../meaning/embeddable.ts'
import { readSigns } from '../signs.ts'
import { projectFolder } from '../surroundings.ts'
import { readUnderstanding } from '../understanding.ts'
import { englishWords } from './train/english-words.ts'
import { dangerMessages, NEAR_DANGER } from './train/examples.ts'
import { browserSize } from './understand/browser-size.ts'
import { dangerFigures, type Met } from './understand/danger.ts'
import { quantile } from './understand/quantile.ts'
import { outsideFigures, questionFigures } from './understand/questions.ts'
import { type Share, shareOf, worded } from './understand/share.ts'
import { targets } from './understand/targets.ts'

/**
 * Prints how well free text is understood, over questions and messages that nothing was trained on or tuned by (`test/understanding`), at the
 * one setting of the thresholds that the program runs with: by words alone, and with meaning. `--check` ends with 1 where a target is missed.
 */
const held = join(projectFolder, 'test', 'understanding')
const rows = (file: string) =>
  readFileSync(join(held, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))
const questions = rows('questions.tsv').map(([articles = '', style = '', text = '']) => ({
  text,
  style,
  articles: articles.split(/[ ,|]+/),
}))
const others = rows('others.tsv').map(([kind = '', text = '']) => ({ kind, text }))
const messages = dangerMessages(join(held, 'danger.tsv'))
/** Written by others, after all that the models learnt from, and never looked at while they were made. */
const furtherSets = ['later'].map((set) => ({
  set,
  messages: dangerMessages(join(held, `danger-${set}.tsv`)),
  ordinary: rows(`ordinary-${set}.txt`).map(([text = '']) => ({ text })),
}))
const understanding = createUnderstanding(readUnderstanding(projectFolder, englishWords()))
const signs = readSigns(join(projectFolder, 'locales'))
const embed = await loadEmbed()
const meaningOf = async (text: string) => {
  const plain = embeddable(text)
  return plain === undefined ? undefined : (await embed([plain]))[0]
}

const missed: string[] = []
for (const way of ['words', 'meaning'] as const) {
  console.log(`\n${way === 'words' ? 'By words alone (a tablet without a network)' : 'With meaning (the server)'}\n`)
  const [times, signTimes]: [number[], number[]] = [[], []]
  const understood = async (text: string) => {
    const begun = performance.now()
    const meaning = way === 'meaning' ? await meaningOf(text) : undefined
    const found = understanding.find(text, meaning)
    const net = netOf(meaning)
    net.danger(text)
    const signsBegun = performance.now()
    times.push(signsBegun - begun)
    const told = dangerTold(signs, net, text)
    signTimes.push(performance.now() - signsBegun)
    const met = told ? metBy(told) : found.zone === 'answer' ? 'nothing' : 'line'
    return { found, met }
  }
  for (const { text } of questions.slice(0, 50)) await understood(text)
  times.length = 0
  signTimes.length = 0

  const answered = await oneByOne(questions, async (one) => ({ ...one, ...(await understood(one.text)) }))
  const styles = [...Map.groupBy(answered, ({ style }) => style)].toSorted(([one], [other]) => one.localeCompare(other))
  for (const [style, some] of [...styles, ['all questions', answered] as const]) {
    const { first, three, wrong, answered: right, offered, refused } = questionFigures(some)
    console.log(
      `${style.padEnd(18)} first ${worded(first)}, among three ${worded(three)}, wrong but sure ${worded(wrong)}`,
    )
    console.log(
      `${''.padEnd(18)} seen: answered rightly ${short(right)}, right among three offered ${short(offered)}, nothing found ${short(refused)}`,
    )
  }
  const all = questionFigures(answered)
  const outside = await oneByOne(others, async ({ text }) => (await understood(text)).found)
  const away = outsideFigures(outside)
  console.log(
    `out of scope       answered ${worded(away.answered)}, three offered ${short(away.offered)}, refused ${short(away.refused)}`,
  )

  const met = await oneByOne(messages, async (one) => ({ ...one, met: (await understood(one.text)).met }))
  const danger = dangerFigures(met)
  for (const [how, { interrupted, carded, signposted }] of danger)
    console.log(
      `${how.padEnd(18)} interrupted ${worded(interrupted)}, or a card ${worded(carded)}, signposted ${worded(signposted)}`,
    )
  for (const further of furtherSets) {
    const all = await oneByOne(further.messages, async (one) => ({ ...one, met: (await understood(one.text)).met }))
    for (const [how, { interrupted, carded, signposted }] of dangerFigures(all))
      console.log(
        `${further.set}: ${how.padEnd(15)} interrupted ${worded(interrupted)}, or a card ${worded(carded)}, signposted ${worded(signposted)}`,
      )
    const plain = await oneByOne(further.ordinary, async ({ text }) => (await understood(text)).met)
    console.log(`${further.set}: ordinary words met by a card ${worded(shareOf(plain, isCard))}`)
  }
  const ordinary = answered.filter(({ articles }) => !articles.some((id) => NEAR_DANGER.has(id)))
  const figures = {
    first: all.first.percent,
    three: all.three.percent,
    wrong: all.wrong.percent,
    outside: away.answered.percent,
    explicit: danger.get('explicit')?.interrupted.percent ?? 0,
    signposted: danger.get('all of danger')?.signposted.percent ?? 0,
    carded: danger.get('all of danger')?.carded.percent ?? 0,
    like: danger.get('only like it')?.interrupted.percent ?? 0,
    ordinary: shareOf(ordinary, ({ met }) => isCard(met)).percent,
    p99: quantile(times, 0.99),
  }
  console.log(`ordinary questions met by a card ${figures.ordinary.toFixed(1)} % of ${ordinary.length}`)
  console.log(
    `time: p50 ${quantile(times, 0.5).toFixed(2)} ms, p99 ${figures.p99.toFixed(2)} ms (${times.length} messages); signs before it ${quantile(signTimes, 0.5).toFixed(2)} and ${quantile(signTimes, 0.99).toFixed(2)} ms`,
  )
  for (const { name, is, wanted } of targets(way, figures)) if (!is) missed.push(`${way}: ${name}, wanted ${wanted}`)
}
console.log('\nUrdu, by words alone: what is missed meets the line that says whom to call\n')
const metInUrdu = (text: string): Met => {
  const told = dangerTold(signs, netOf(), text)
  return told ? metBy(told) : 'line'
}
for (const file of ['danger-ur.tsv', 'danger-ur-later.tsv']) {
  const inUrdu = dangerMessages(join(held, file)).map((one) => ({ ...one, met: metInUrdu(one.text) }))
  for (const [how, { interrupted, carded }] of dangerFigures(inUrdu))
    console.log(`${how.padEnd(18)} interrupted ${worded(interrupted)}, or a card ${worded(carded)}`)
}
const plainUrdu = rows('ordinary-ur.txt').map(([text = '']) => metInUrdu(text))
console.log(`ordinary words met by a card ${worded(shareOf(plainUrdu, isCard))}`)
const size = await browserSize(projectFolder)
console.log(`\nbrowser bundle without articles: ${(size / 1000).toFixed(0)} kB gzip`)
if (size > 300_000) missed.push('the browser bundle is over 300 kB')
console.log(missed.length > 0 ? `\nTargets missed:\n${missed.join('\n')}` : '\nEvery target is met.')
if (process.argv.includes('--check') && missed.length > 0) process.exitCode = 1

function metBy({ level }: Danger): Met {
  return level === 'interrupt' ? 'interrupted' : 'carded'
}

function netOf(meaning?: Float32Array): Asked {
  return {
    danger: (text) => understanding.danger(text, meaning),
    isHarmless: (text) => understanding.isHarmless(text, meaning),
  }
}

function isCard(met: Met): boolean {
  return met === 'carded' || met === 'interrupted'
}

function short({ percent }: Share): string {
  return `${percent.toFixed(1)} %`
}

/** As people write: each is timed alone. */
async function oneByOne<One, Other>(all: readonly One[], of: (one: One) => Promise<Other>): Promise<readonly Other[]> {
  const made: Other[] = []
  for (const one of all) made.push(await of(one))
  return made
}
