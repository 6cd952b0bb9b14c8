import type { PhbData } from '../../../src/channels/bot-activity.ts'
import { type Site, site } from '../../server/site.ts'
import { APP, type FakeMicrosoft, fakeMicrosoft, type SentReply } from '../bot-framework/fake-microsoft.ts'
import { person } from '../bot-framework/person.ts'

/** What somebody reads after they spoke. */
export type Heard = { readonly texts: readonly string[]; readonly choices: readonly string[]; readonly phb?: PhbData }
export type Person = { readonly say: (text: string) => Promise<Heard> }
export type ChannelDriver = {
  readonly name: string
  readonly start: (site: Pick<Site, 'url'>, locale?: string) => Promise<Person>
}

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
  start: async ({ url }, locale = 'en') => {
    const microsoft = behind.get(url)
    if (!microsoft) throw new Error('Make the site with botFrameworkSite')
    const someone = person({ url }, microsoft, { locale })
    return { say: async (text) => heard(await someone.say(text)) }
  },
}

const heard = ({ text, suggestedActions, channelData }: SentReply): Heard => ({
  texts: [text],
  choices: (suggestedActions?.actions ?? []).map(({ title }) => title),
  phb: channelData.phb,
})
