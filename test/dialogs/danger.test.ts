import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

test('on, to where we were; or a stop that ends nothing', () => {
  talk(
    universe(),
    `> me
     > emergency
     danger.urgent.say, danger.card.part.always, danger.next
     > goOn
     welcome.want
     > emergency
     > stop
     danger.stopped.say, danger.stopped.part.kept, danger.stopped.part.line, welcome.want`,
  )
})

test('a slip is asked again, with whom to call; and back out of it', () => {
  talk(
    universe(),
    `> me
     > emergency
     > pigeons
     problem.choice.none, danger.line.say, danger.next
     > back
     core.wentBack, welcome.want`,
  )
})
