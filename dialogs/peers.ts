import { defineDialog } from '../src/core/dialog/define.ts'

/** Puts people in touch with peers, user-led organisations, advice, brokers and advocates. We tell none of them anything. */
export const peers = defineDialog({
  id: 'peers',
  menu: true,
  start: 'interest',
  questions: {
    interest: {
      ask: 'choice',
      choices: {
        carers: 'near',
        parents: 'near',
        learningDisability: 'near',
        mentalHealth: 'near',
        older: 'near',
        disability: 'near',
        employer: 'near',
        any: 'near',
      },
    },
    near: { ask: 'yesNo', choices: { yes: 'postcode', no: 'peers', notSure: 'peers' } },
    postcode: { ask: 'postcode', fact: true, choices: { unknown: 'peers', none: 'peers' }, next: 'peers' },
    peers: {
      lookUp: 'peers',
      dependsOn: ['interest', 'near', 'postcode', 'council'],
      choices: { local: 'contacts', noneNear: 'contacts', national: 'contacts', unknown: 'notNow' },
    },
  },
  outcomes: {
    contacts: {
      say: [
        { when: { peers: 'noneNear' }, say: 'noneNear' },
        { found: 'peers.networks', say: 'networks' },
        { found: 'peers.userLed', say: 'userLed' },
        { found: 'peers.advice', say: 'advice' },
        { found: 'peers.brokers', say: 'brokers' },
        { found: 'peers.advocates', say: 'advocates' },
        'check',
        'private',
        'noWeb',
      ],
      continueWith: 'menu',
    },
    notNow: { say: [], continueWith: 'menu' },
  },
})
