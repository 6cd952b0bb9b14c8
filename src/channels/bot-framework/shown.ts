import type { BotActivity } from '../bot-activity.ts'

/** A button of a card. */
type Button = NonNullable<BotActivity['suggestedActions']>['actions'][number]

/** What we say as a channel can show it. */
export type ShownActivity = BotActivity & {
  readonly attachments?: readonly {
    readonly contentType: 'application/vnd.microsoft.card.hero'
    readonly content: { readonly buttons: readonly Button[] }
  }[]
}

/** How many buttons a channel can show, and how long their words may be. */
type Buttons = { readonly most: number; readonly longest?: number }

/**
 * What each channel can show, by its id: as Microsoft published it in its channels reference and in `choices/channel.ts` of
 * its SDK. What cuts long labels off shows none of them. A channel that is not here gets a numbered list: that works anywhere.
 */
const channels: Readonly<Record<string, { readonly suggested?: Buttons; readonly card?: Buttons }>> = {
  directline: { suggested: { most: 100 } },
  webchat: { suggested: { most: 100 } },
  emulator: { suggested: { most: 100 } },
  telegram: { suggested: { most: 100 } },
  facebook: { suggested: { most: 10, longest: 20 }, card: { most: 3, longest: 20 } },
  line: { suggested: { most: 13, longest: 20 } },
  skype: { suggested: { most: 10 }, card: { most: 3 } },
  msteams: { card: { most: 50 } },
  slack: { card: { most: 100, longest: 75 } },
}

/** What we say, as this channel can show it: choices as suggested actions, on a card, or as a numbered list. */
export function shownOn(channelId: string, activity: BotActivity): ShownActivity {
  const { suggestedActions, ...plain } = activity
  if (!suggestedActions) return activity
  const { actions } = suggestedActions
  const { suggested, card } = (Object.hasOwn(channels, channelId) && channels[channelId]) || {}
  if (fits(suggested, actions)) return activity
  if (fits(card, actions))
    return {
      ...plain,
      attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: { buttons: actions } }],
    }
  const list = actions.map(({ title }, index) => `${index + 1}. ${title}`).join('\n')
  return { ...plain, text: `${plain.text}\n\n${list}` }
}

const fits = (buttons: Buttons | undefined, actions: readonly Button[]) =>
  buttons !== undefined &&
  actions.length <= buttons.most &&
  actions.every(({ title }) => title.length <= (buttons.longest ?? Number.POSITIVE_INFINITY))
