import type { ChannelDriver, Heard } from '../contract.ts'
import { begun } from '../http.ts'

/** Direct Line, called as a program would. */
export const directLine: ChannelDriver = {
  name: 'Direct Line',
  start: async (site, locale) => {
    const chat = await begun(site, locale ? { locale } : {})
    let watermark = ''
    const listen = async (): Promise<Heard> => {
      const { json } = await chat.get(watermark)
      watermark = json.watermark
      const ours = json.activities.filter(({ from }: Activity) => from.role === 'bot') as readonly Activity[]
      const last = ours.at(-1)
      return {
        texts: ours.flatMap(({ text }) => text ?? []),
        choices: last?.suggestedActions?.actions.map(({ value }) => value) ?? [],
        phb: last?.channelData?.phb,
      }
    }
    let heard = await listen()
    return {
      heard: () => heard,
      say: async (text) => {
        const { status } = await chat.say(text)
        if (status !== 200) throw new Error(`"${text}" was answered with ${status}`)
        heard = await listen()
        return heard
      },
      address: () => `dl:${chat.id}`,
      end: async () => {},
    }
  },
}

type Activity = {
  readonly from: { readonly role: string }
  readonly text?: string
  readonly suggestedActions?: { readonly actions: readonly { readonly value: string }[] }
  readonly channelData?: { readonly phb: NonNullable<Heard['phb']> }
}
