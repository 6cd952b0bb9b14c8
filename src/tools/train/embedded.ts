import { loadEmbed } from '../../meaning/embed.ts'
import { embeddable } from '../../meaning/embeddable.ts'

/** So many at a time: like lengths together, the model is quickest. */
const AT_ONCE = 32

/** What each text means, by the text; nothing for one without letters. About a hundred a second. */
export async function embedded(texts: readonly string[]): Promise<ReadonlyMap<string, Float32Array>> {
  const embed = await loadEmbed()
  const plain = [...new Set(texts)].flatMap((text) => {
    const as = embeddable(text)
    return as === undefined ? [] : [{ text, as }]
  })
  const sorted = plain.toSorted((one, other) => one.as.length - other.as.length)
  const found = new Map<string, Float32Array>()
  for (let from = 0; from < sorted.length; from += AT_ONCE) {
    const some = sorted.slice(from, from + AT_ONCE)
    const meanings = await embed(some.map(({ as }) => as))
    some.forEach(({ text }, index) => {
      const meaning = meanings[index]
      if (meaning) found.set(text, meaning)
    })
  }
  return found
}
