import { parentPort } from 'node:worker_threads'
import { loadEmbed } from './embed.ts'

/** A thread of its own that tells what sentences mean: the model keeps a core busy for milliseconds, and nobody else waits for it. */
const embed = await loadEmbed()
parentPort?.on('message', async ({ id, text }: { readonly id: number; readonly text: string }) => {
  const [meaning] = await embed([text])
  parentPort?.postMessage({ id, meaning })
})
parentPort?.postMessage({ isReady: true })
