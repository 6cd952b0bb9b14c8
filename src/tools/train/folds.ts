import type { Heard } from '../../core/finding/finder.ts'
import { createDense, type Dense } from '../../core/meaning/dense.ts'
import { createLogistic, type Logistic } from '../../core/meaning/logistic.ts'
import type { Example } from './examples.ts'
import { fitDense } from './fit-dense.ts'
import { fitSparse } from './fit-sparse.ts'
import { pack, packDense } from './pack.ts'

/** An example as the models read it. */
export type Ready = Example & { readonly heard: Heard }

/** Packed models over the same classes: by words, and by meaning where the examples have one. */
export type Models = { readonly words: Uint8Array; readonly meaning?: Uint8Array }

/** Trains both on these. `most`: how many weights the one by words keeps. */
export function trained(examples: readonly Ready[], classes: readonly string[], most: number): Models {
  const labelled = examples.map(({ label, heard }) => ({ label: classes.indexOf(label), heard }))
  const words = fitSparse(
    labelled.map(({ label, heard }) => ({ features: heard.features, label })),
    classes.length,
  )
  const meant = labelled.flatMap(({ label, heard: { meaning } }) => (meaning ? [{ meaning, label }] : []))
  return {
    words: pack(words, classes, most),
    ...(meant.length > 0 && { meaning: packDense(fitDense(meant, classes.length), classes) }),
  }
}

export const opened = ({ words, meaning }: Models): { readonly words: Logistic; readonly meaning?: Dense } => ({
  words: createLogistic(words),
  ...(meaning && { meaning: createDense(meaning) }),
})

/** What is said of each example by models that were trained without its fold: how they will do on what nobody has seen. */
export function acrossFolds<Said>(
  examples: readonly Ready[],
  classes: readonly string[],
  most: number,
  foldOf: (example: Ready, index: number) => number | undefined,
  say: (models: ReturnType<typeof opened>, example: Ready) => Said,
): readonly Said[] {
  const folds = examples.map(foldOf)
  const names = [...new Set(folds.filter((fold) => fold !== undefined))]
  return names.flatMap((fold) => {
    const models = opened(
      trained(
        examples.filter((_, at) => folds[at] !== fold),
        classes,
        most,
      ),
    )
    return examples.filter((_, at) => folds[at] === fold).map((example) => say(models, example))
  })
}
