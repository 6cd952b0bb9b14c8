import { addressOf } from '../../../src/channels/bot-framework/reach.ts'
import { type Site, site } from '../../server/site.ts'
import { APP, type FakeMicrosoft, fakeMicrosoft, type SentReply } from '../bot-framework/fake-microsoft.ts'
import { person } from '../bot-framework/person.ts'
import type { ChannelDriver, Heard } from '../contract.ts'

/** Microsoft for these sites. A site whose people come this way is made with it: see `botFrameworkSite`. */
const behind = new Map<string, FakeMicrosoft>()

/** A site that people reach through the Bot Framework; its end ends Microsoft too. */
export async function botFrameworkSite(settings: Readonly<Record<string, string>> = {}): Promise<Site> {
  const microsoft = await fakeMicrosoft()
  const made = await site(undefined, { ...APP, ...settings }, microsoft.outside)
  behind.set(made.url, microsoft)
  return {
    ...made,
    end: async () => {
      await made.end()
      await microsoft.end()
      behind.delete(made.url)
    },
  }
}

/** Talks as Microsoft's web chat does: signed activities to us, replies at the service URL. */
export const botFramework: ChannelDriver = {
  name: 'Bot Framework',
  start: async ({ url, around }, locale = 'en') => {
    const microsoft = behind.get(url)
    if (!microsoft) throw new Error('Make the site with botFrameworkSite')
    const someone = person({ url }, microsoft, { locale })
    const { text: _, ...came } = someone.written('')
    await someone.send({ ...came, type: 'conversationUpdate', membersAdded: [came.from] })
    let last = heard(microsoft.posted.at(-1)?.activity)
    return {
      heard: () => last,
      say: async (text) => {
        last = heard(await someone.say(text))
        return last
      },
      address: () => addressOf(around, came),
      end: async () => {},
    }
  },
}

function heard(reply: SentReply | undefined): Heard {
  if (!reply) throw new Error('Nothing was said')
  const { text, suggestedActions, channelData } = reply
  return { texts: [text], choices: (suggestedActions?.actions ?? []).map(({ title }) => title), phb: channelData.phb }
}
