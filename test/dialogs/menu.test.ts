import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

const atMenu = '> me\n> toldNo\n> phb\n> enough'

test.each([
  ['ask', 'fact.contactWays'],
  ['find', 'eligibility.haveOne'],
  ['have', 'have-one.wish'],
  ['toldNo', 'told-no.about'],
  ['someone', 'fact.who'],
  ['person', 'person.callBack'],
  ['enough', 'finish.keep'],
])('"%s" leads on', (choice, next) => {
  talk(universe(), `${atMenu}\nmenu.next\n> ${choice}\n${next}`)
})

test('it starts afresh every time, and never comes to an end', () => {
  talk(
    universe(),
    `${atMenu}\n> enough\nfinish.keep\n> no\nfinish.bye.say, finish.bye.part.shared, menu.next\n> enough\nfinish.keep\n> no\n> person\n> no\nmenu.next`,
  )
})

test('a slip, and back into what came before', () => {
  talk(
    universe(),
    `${atMenu}\n> what?\ncore.unknown, danger.line.say, menu.next\n> back\ntold-no-next.next\n> find\neligibility.haveOne`,
  )
})
