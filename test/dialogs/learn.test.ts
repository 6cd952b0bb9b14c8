import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

test.each([
  ['explain', 'explain.topic'],
  ['ways', 'options.people'],
  ['steps', 'next-steps.topic'],
  ['stories', 'stories.situation'],
  ['peers', 'peers.interest'],
  ['enough', 'menu.next'],
])('“%s” leads on', (choice, next) => {
  talk(universe(), `> me\n> learn\nlearn.about\n> ${choice}\n${next}`)
})
