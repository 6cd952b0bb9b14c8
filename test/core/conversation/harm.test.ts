import { talk } from '../../fixtures/transcript.ts'
import { universe } from '../../fixtures/universe.ts'

const TO_MUST_NOT_KNOW = '> me\n> ask\n> post\n> any\nfact.mustNotKnow'

test('words of harm in an answer of one’s own: it is kept, and help is named before anything else', () => {
  const chat = talk(universe(), `${TO_MUST_NOT_KNOW}\n> my husband, he hits me\ncore.harm, fact.pathway`)
  const [facts] = Object.values(chat.conversation.subjects).map((subject) => subject.facts)
  expect(facts?.mustNotKnow?.value).toBe('my husband, he hits me')
})

test('by a form too', () => {
  const chat = talk(universe(), TO_MUST_NOT_KNOW)
  const answer = { run: chat.asked()?.run ?? '', question: 'mustNotKnow', text: 'I want to end it all' }
  expect(chat.hear({ answer })[0]).toBe('core.harm')
})

test('other words bring no help that nobody asked for', () => {
  talk(universe(), `${TO_MUST_NOT_KNOW}\n> my brother\nfact.pathway`)
})
