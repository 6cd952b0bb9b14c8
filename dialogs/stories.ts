import { defineDialog } from '../src/core/dialog/define.ts'

/** The communities of which each story is not told already: none is told twice. */
const BESIDE_RAZIA = ['any', 'prison', 'rural']
const BESIDE_SARAH = ['any', 'southAsian', 'survivor', 'rural']
const BESIDE_JASON = ['any', 'southAsian', 'survivor', 'prison']

/**
 * People who had a budget, from public documents: the story of the community first, then those of the situation. One to three
 * are told, whatever is chosen. `content/stories.json` says where each is from and whom it is for.
 */
export const stories = defineDialog({
  id: 'stories',
  menu: true,
  start: 'situation',
  questions: {
    situation: {
      ask: 'choice',
      choices: {
        disabledAdult: 'community',
        wheelchair: 'community',
        mentalHealth: 'community',
        learningDisability: 'community',
        older: 'community',
        endOfLife: 'community',
        moveOut: 'community',
        family: 'community',
        any: 'community',
      },
    },
    community: {
      ask: 'choice',
      choices: { southAsian: 'told', survivor: 'told', prison: 'told', rural: 'told', any: 'told' },
    },
  },
  outcomes: {
    told: {
      say: [
        { when: { who: 'parent' }, say: 'noChild' },
        { when: { community: ['southAsian', 'survivor'] }, say: 'razia' },
        { when: { community: 'prison' }, say: 'sarah' },
        { when: { community: 'rural' }, say: 'jason' },
        { when: { situation: 'mentalHealth', community: BESIDE_SARAH }, say: 'sarah' },
        { when: { situation: 'mentalHealth', community: BESIDE_RAZIA }, say: 'razia' },
        {
          when: { situation: 'mentalHealth', community: ['any', 'southAsian', 'survivor', 'prison'] },
          say: 'merseyside',
        },
        { when: { situation: ['disabledAdult', 'any'] }, say: 'darren' },
        { when: { situation: ['disabledAdult', 'wheelchair'] }, say: 'dylan' },
        { when: { situation: 'wheelchair' }, say: 'father' },
        { when: { situation: ['older', 'family', 'any'] }, say: 'louise' },
        { when: { situation: 'endOfLife' }, say: 'warrington' },
        { when: { situation: ['older', 'family', 'endOfLife'] }, say: 'malcolm' },
        { when: { situation: 'moveOut' }, say: 'airdrina' },
        { when: { situation: ['learningDisability', 'moveOut'], community: BESIDE_JASON }, say: 'jason' },
        { when: { situation: ['family', 'any'], community: 'any' }, say: 'jason' },
        { when: { situation: 'moveOut', community: 'any' }, say: 'malcolm' },
      ],
      continueWith: 'menu',
    },
  },
})
