import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { choicesText, messageText } from '../channels/plain-text.ts'
import { readConfig } from '../config.ts'
import type { Said } from '../core/conversation/activity.ts'
import { DEFAULT_LOCALE } from '../locales.ts'
import { type Received, receive } from '../receive.ts'
import { surroundings } from '../surroundings.ts'

/** Chats in the terminal, as web chat does, and into the same database. Ctrl-D ends it. */
const { around } = await surroundings(readConfig(process.env), (lookUp, reason) => console.error(lookUp, reason))
const address = `talk:${randomUUID()}`
const words = around.wordsOf(DEFAULT_LOCALE)

const say = ({ say: messages, asked, conversation }: Received): void => {
  const words = around.wordsOf(conversation.locale)
  const isNumbered = conversation.offered?.isNumbered === true
  for (const message of messages) console.log(`\n${messageText(words, around.dialogs, message)}`)
  if (asked?.why) console.log(`(${words.say('ui.chat.why')}: ${asked.why})`)
  if (asked?.choices.length && !isNumbered) console.log(choicesText(asked))
}

const hear = (said: Said): Promise<Received> =>
  receive(around, { address, locale: DEFAULT_LOCALE, id: randomUUID(), said })

console.log(`${words.say(`console.${around.mode}`)}\n${words.say('console.talk')}`)
say(await hear({ arrived: true }))
const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' })
// What is piped in is shown as if it had been typed; it may have ended before we answer.
const prompt = () => process.stdin.isTTY && lines.prompt()
prompt()
for await (const text of lines) {
  if (!process.stdin.isTTY) console.log(`\n> ${text}`)
  const received = await hear({ text })
  say(received)
  if (received.forgotten) break
  prompt()
}
lines.close()
await around.storage.close()
