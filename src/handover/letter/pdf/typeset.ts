import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import initialise, { TypstCompilerBuilder, TypstFontResolverBuilder } from '@myriaddreamin/typst-ts-web-compiler'
import type { PrintedLetter, PrintedRow } from '../printed.ts'
import { type Coverage, covers } from './coverage.ts'
import { linesOf } from './lines.ts'

const FONTS = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  '@expo-google-fonts/noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf',
] as const

const TEMPLATE = join(import.meta.dirname, '../../../../content/letters/referral.typ')

/** What the compiler is asked for, and how it tells what is wrong. */
const PDF = 1
const WITH_PLACES = 3

/**
 * Loads the compiler, the fonts and the template: about a second and 150 MB. The compiler has no files but the template and no packages, and
 * reaches no network. What people typed comes to it as JSON, and never as Typst.
 */
export async function loadTypesetter(): Promise<(letter: PrintedLetter) => Uint8Array> {
  await initialise()
  const require = createRequire(import.meta.url)
  const fonts = FONTS.map((file) => readFileSync(require.resolve(file)))
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of fonts) await builder.add_raw_font(font)
  const compiler = await builder.build()
  compiler.add_source('/referral.typ', readFileSync(TEMPLATE, 'utf8'))
  const reader = new TypstFontResolverBuilder()
  const covered = covers(fonts.flatMap((font) => coverageOf(reader.get_font_info(font))))

  return (letter) => {
    const input = JSON.stringify(inputOf(letter, covered))
    const world = compiler.snapshot(undefined, '/referral.typ', [['letter', input]])
    try {
      const { result, diagnostics = [] } = world.get_artifact(PDF, WITH_PLACES) as Outcome
      if (result) return result
      throw new Error(
        diagnostics.map(({ range, message }) => `content/letters/referral.typ ${range}: ${message}`).join('\n'),
      )
    } finally {
      world.free()
    }
  }
}

type Outcome = {
  readonly result?: Uint8Array
  readonly diagnostics?: readonly { readonly range: string; readonly message: string }[]
}

const coverageOf = (font: unknown): readonly Coverage[] =>
  (font as { readonly info: readonly { readonly coverage: Coverage }[] }).info.map(({ coverage }) => coverage)

/** The letter as the template takes it. */
function inputOf(
  { contact, corrections, about, sections, consent, paper, ...rest }: PrintedLetter,
  covered: (text: string) => boolean,
) {
  const [language = ''] = consent.locale.split('-')
  const rows = (all: readonly PrintedRow[]) =>
    all.map(({ label, value }) => ({ label, lines: linesOf(value, language, covered) }))
  const date = new Date(paper.date)
  return {
    ...rest,
    contact: { ...contact, rows: rows(contact.rows) },
    corrections: corrections && { ...corrections, rows: rows(corrections.rows) },
    about: rows(about),
    sections: sections.map((section) => ({ heading: section.heading, rows: rows(section.rows) })),
    consent: { ...consent, lines: linesOf(consent.text, language, covered) },
    paper: {
      ...paper,
      date: {
        ...{ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
        ...{ hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() },
      },
    },
  }
}
