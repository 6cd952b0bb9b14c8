import { defineDialog } from '../src/core/dialog/define.ts'

/**
 * Which ways of managing the money could fit, and why. Every way is shown, whatever was answered: the ICB decides which is most
 * appropriate (SI 2012/2996, regulation 32B). Who by law cannot have a direct payment is told to all, and never asked.
 */
export const options = defineDialog({
  id: 'options',
  start: 'people',
  questions: {
    people: { ask: 'yesNo', choices: { yes: 'employer', no: 'records', notSure: 'employer' } },
    employer: { ask: 'yesNo', choices: { yes: 'records', no: 'records', notSure: 'records' } },
    records: {
      ask: 'yesNo',
      choices: {
        yes: 'fit',
        no: [{ when: { people: 'no' }, goTo: 'fit' }, { goTo: 'helper' }],
        notSure: [{ when: { people: 'no' }, goTo: 'fit' }, { goTo: 'helper' }],
      },
    },
    helper: { ask: 'yesNo', choices: { yes: 'fit', no: 'fit', notSure: 'fit' } },
  },
  outcomes: {
    fit: {
      say: [
        'notional',
        { when: { people: 'no' }, say: 'notionalPeople' },
        { when: { records: 'no', helper: ['no', 'notSure'] }, say: 'notionalRecords' },
        'thirdParty',
        { when: { people: 'yes', employer: 'no' }, say: 'thirdPartyEmployer' },
        {
          when: { people: 'yes', employer: ['yes', 'notSure'], records: ['no', 'notSure'] },
          say: 'thirdPartyRecords',
        },
        'direct',
        { when: { employer: 'yes', records: 'yes' }, say: 'directEmployer' },
        { when: { people: 'yes', employer: ['no', 'notSure'], records: 'yes' }, say: 'directAgency' },
        { when: { helper: 'yes' }, say: 'directHelped' },
        'mix',
        { when: { people: 'notSure' }, say: 'mixBegin' },
        { when: { people: 'no', records: 'yes' }, say: 'mixThings' },
        'board',
        'later',
        'words',
        { when: { ageBand: 'under16' }, say: 'child' },
        'courtOrder',
      ],
      summary: [
        'notionalPeople',
        'notionalRecords',
        'thirdPartyEmployer',
        'thirdPartyRecords',
        'directEmployer',
        'directAgency',
        'directHelped',
        'mixBegin',
        'mixThings',
        'later',
      ],
      because: ['people', 'employer', 'records', 'helper'],
      continueWith: 'options-more',
    },
  },
})
