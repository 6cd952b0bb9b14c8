import { ActivityHandler, BotAdapter, ConversationState, TurnContext } from 'botbuilder'
import {
  ChoicePrompt,
  ComponentDialog,
  DateTimePrompt,
  DialogSet,
  DialogTurnStatus,
  TextPrompt,
  WaterfallDialog,
} from 'botbuilder-dialogs'

/**
 * A waterfall of five prompts, written as botbuilder's own samples write one. `plain` takes each answer as text and checks the
 * postcode by a pattern; `reading` reads the choice and the date too, with botbuilder's recognisers, as we do with ours.
 */
export function waterfallBot(storage, prompts) {
  const state = new ConversationState(storage)
  const dialogs = new DialogSet(state.createProperty('dialogs'))
  dialogs.add(new Referral(prompts))
  const handler = new ActivityHandler()
  handler.onMessage(async (context, next) => {
    const dialog = await dialogs.createContext(context)
    const { status } = await dialog.continueDialog()
    if (status === DialogTurnStatus.empty) await dialog.beginDialog('referral')
    await state.saveChanges(context)
    await next()
  })
  const adapter = new Adapter()
  return (conversation, id, text) => adapter.hear(conversation, id, text, (context) => handler.run(context))
}

/** No network, no authentication: hands a message to the bot, and gives the texts that it answers. Less than any real adapter does. */
class Adapter extends BotAdapter {
  async hear(conversation, id, text, logic) {
    const said = []
    const context = new TurnContext(this, {
      type: 'message',
      id,
      text,
      channelId: 'bench',
      conversation: { id: conversation },
      from: { id: 'person' },
      recipient: { id: 'bot' },
      locale: 'en-GB',
    })
    context.turnState.set(SAID, said)
    await this.runMiddleware(context, logic)
    return said
  }

  async sendActivities(context, activities) {
    for (const { type, text } of activities) if (type === 'message') context.turnState.get(SAID).push(text)
    return activities.map(() => ({ id: '' }))
  }
}

const SAID = Symbol('said')

class Referral extends ComponentDialog {
  constructor(prompts) {
    super('referral')
    const reads = prompts === 'reading'
    this.addDialog(new TextPrompt('text'))
    this.addDialog(new TextPrompt('postcode', async ({ recognized }) => POSTCODE.test(recognized.value ?? '')))
    this.addDialog(reads ? new ChoicePrompt('who') : new TextPrompt('who'))
    this.addDialog(reads ? new DateTimePrompt('date', undefined, 'en-us') : new TextPrompt('date'))
    this.addDialog(
      new WaterfallDialog('steps', [
        (step) => step.prompt('who', { prompt: 'Who is typing?', choices: reads ? WHO : undefined }),
        (step) => keep(step, 'who', () => step.prompt('text', 'How is it safe for the NHS to contact you?')),
        (step) =>
          keep(step, 'ways', () =>
            step.prompt('postcode', { prompt: 'What is your postcode?', retryPrompt: 'Again?' }),
          ),
        (step) => keep(step, 'postcode', () => step.prompt('text', 'What is your full name?')),
        (step) => keep(step, 'name', () => step.prompt('date', 'What is your date of birth?')),
        (step) => keep(step, 'birthDate', () => end(step)),
      ]),
    )
    this.initialDialogId = 'steps'
  }
}

const WHO = ['me', 'me with help', 'helper', 'carer', 'parent', 'professional']

const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i

function keep(step, name, then) {
  step.values[name] = step.result?.value ?? step.result
  return then()
}

async function end(step) {
  const { who, ways, postcode, name, birthDate } = step.values
  const date = Array.isArray(birthDate) ? birthDate[0]?.value : birthDate
  await step.context.sendActivity(`Thank you. We have: ${[who, ways, postcode, name, date].join(', ')}.`)
  return step.endDialog()
}
