import { randomBytes } from 'node:crypto'
import { answerTo } from '../durability/journey.ts'
import { type Form, webClient } from '../durability/web-client.ts'
import { type Pace, pace } from './figures.ts'

/** How quickly forms were taken, and pages given, over HTTP. */
export type HttpPace = { readonly forms: Pace; readonly pages: Pace }

/** Whole journeys by web, so many browsers at once: each gets the page, and sends its form back filled in. */
export async function overHttp(port: number, journeys: number, atOnce: number): Promise<HttpPace> {
  const forms: number[] = []
  const pages: number[] = []
  let left = journeys
  const browser = async (): Promise<void> => {
    while (left > 0) {
      left--
      const client = webClient(port, randomBytes(32).toString('base64url'))
      let page = await timed(pages, client.page)
      while (!page.body.includes('PHB-')) {
        const form = filledIn(page.body)
        const status = await timed(forms, () => client.submit(form))
        if (status !== 303) throw new Error(`A form was answered with ${status}`)
        page = await timed(pages, client.page)
      }
      client.end()
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: atOnce }, browser))
  const all = performance.now() - begun
  return { forms: pace(forms, all), pages: pace(pages, all) }
}

/** The form of the question on a page, with its hidden fields, answered as the journey does. */
export function filledIn(page: string): Form {
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const question = hidden('question')
  const answer = answerTo(question)
  return {
    run: hidden('run'),
    question,
    revision: hidden('revision'),
    nonce: hidden('nonce'),
    ...('text' in answer ? { text: answer.text } : { choice: answer.choices }),
  }
}

async function timed<T>(times: number[], what: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const result = await what()
  times.push(performance.now() - begun)
  return result
}
