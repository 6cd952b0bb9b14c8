import { defineDialog } from '../src/core/dialog/define.ts'

/**
 * Whether somebody is likely to have a right to a personal health budget: explained, never refused, never scored.
 * The law: SI 2012/2996 part 6A, regulation 32A; NHS Act 2006 sections 12A to 12D; see content/sources.json.
 */
export const eligibility = defineDialog({
  id: 'eligibility',
  start: 'haveOne',
  questions: {
    haveOne: { ask: 'yesNo', choices: { yes: 'already', no: 'chcAtHome', notSure: 'chcAtHome' } },
    chcAtHome: { ask: 'yesNo', why: true, choices: { yes: 'toldAmount', no: 'nation', notSure: 'nation' } },
    toldAmount: { ask: 'yesNo', fact: true, why: true, choices: { yes: 'nation', no: 'nation', notSure: 'nation' } },
    nation: {
      ask: 'choice',
      fact: true,
      why: true,
      choices: { england: 'gpNation', wales: 'gpNation', scotland: 'gpNation', northernIreland: 'gpNation' },
    },
    gpNation: {
      ask: 'choice',
      fact: true,
      choices: {
        england: 'ageBand',
        elsewhere: [{ when: { nation: 'england' }, goTo: 'ageBand' }, { goTo: 'outsideEngland' }],
        none: [{ when: { nation: 'england' }, goTo: 'ageBand' }, { goTo: 'outsideEngland' }],
        notSure: [{ when: { nation: 'england' }, goTo: 'ageBand' }, { goTo: 'outsideEngland' }],
      },
    },
    ageBand: {
      ask: 'choice',
      fact: true,
      why: true,
      choices: { under16: 'fastTrack', from16to17: 'fastTrack', adult: 'fastTrack' },
    },
    fastTrack: {
      ask: 'choice',
      why: true,
      choices: { agreed: 'urgent', worse: 'urgent', mentioned: 'services', no: 'services', notSure: 'services' },
    },
    services: {
      ask: 'several',
      why: true,
      options: ['chc', 'children', 'section117', 'wheelchair', 'toldNo', 'none', 'notSure'],
      alone: ['none', 'notSure'],
      next: [
        { when: { services: 'section117' }, goTo: 'section' },
        { when: { services: 'wheelchair' }, goTo: 'chair' },
        { when: { services: ['chc', 'children'] }, goTo: 'likely' },
        { when: { services: 'toldNo' }, goTo: 'toldNo' },
        { when: { chcAtHome: 'yes' }, goTo: 'likely' },
        { when: { services: 'notSure' }, goTo: 'assess' },
        { goTo: 'other' },
      ],
    },
    section: {
      ask: 'choice',
      why: true,
      choices: {
        longer: [{ when: { services: 'wheelchair' }, goTo: 'chair' }, { goTo: 'likely' }],
        section2: [
          { when: { services: 'wheelchair' }, goTo: 'chair' },
          { when: { services: ['chc', 'children'] }, goTo: 'likely' },
          { when: { chcAtHome: 'yes' }, goTo: 'likely' },
          { goTo: 'other' },
        ],
        notSure: [{ when: { services: 'wheelchair' }, goTo: 'chair' }, { goTo: 'likely' }],
      },
    },
    chair: { ask: 'choice', choices: { changed: 'likely', same: 'likely', notSure: 'likely' } },
    other: {
      ask: 'several',
      options: ['nursingCare', 'section2', 'council', 'learningDisability', 'veteran', 'longTerm', 'none'],
      alone: ['none'],
      next: 'local',
    },
  },
  outcomes: {
    already: { continueWith: 'have' },
    urgent: {
      say: [{ when: { ageBand: ['under16', 'from16to17'] }, say: 'child' }, 'words', 'ask'],
      because: ['fastTrack', 'ageBand'],
      know: [{ facts: { pathway: 'fastTrack' } }],
      continueWith: 'menu',
    },
    likely: {
      say: [
        { when: { chcAtHome: 'yes' }, say: 'chcAtHome' },
        { when: { services: 'chc' }, say: 'chc' },
        { when: { services: 'children' }, say: 'children' },
        { when: { services: 'section117', section: ['longer', 'notSure'] }, say: 'section117' },
        { when: { services: 'section117', section: 'section2' }, say: 'section2' },
        { when: { services: 'wheelchair' }, say: 'wheelchair' },
        { when: { services: 'toldNo' }, say: 'toldNo' },
        { when: { ageBand: 'from16to17' }, say: 'from16' },
        { when: { nation: ['wales', 'scotland', 'northernIreland'] }, say: 'border' },
        { when: { gpNation: 'elsewhere' }, say: 'border' },
        'wouldChange',
        'words',
        'noLoss',
      ],
      because: ['chcAtHome', 'toldAmount', 'services', 'section', 'chair', 'ageBand', 'nation', 'gpNation'],
      know: [
        { when: { services: 'wheelchair' }, facts: { pathway: 'wheelchair' } },
        { when: { services: 'section117', section: ['longer', 'notSure'] }, facts: { pathway: 'section117' } },
        { when: { services: 'children' }, facts: { pathway: 'children' } },
        { when: { services: 'chc' }, facts: { pathway: 'chc' } },
        { when: { chcAtHome: 'yes' }, facts: { pathway: 'chc' } },
      ],
      continueWith: 'menu',
    },
    assess: {
      say: [
        { when: { ageBand: ['under16', 'from16to17'] }, say: 'child' },
        { when: { ageBand: 'from16to17' }, say: 'from16' },
        'wouldChange',
        'words',
        'noLoss',
      ],
      because: ['services', 'ageBand'],
      know: [{ facts: { pathway: 'assessment' } }],
      continueWith: 'menu',
    },
    local: {
      say: [
        { when: { other: 'nursingCare' }, say: 'nursingCare' },
        { when: { other: 'section2' }, say: 'section2' },
        { when: { section: 'section2' }, say: 'section2' },
        { when: { other: 'council' }, say: 'council' },
        { when: { other: 'learningDisability' }, say: 'learningDisability' },
        { when: { other: 'veteran' }, say: 'veteran' },
        { when: { ageBand: 'from16to17' }, say: 'from16' },
        'wouldChange',
        'words',
        'noLoss',
      ],
      because: ['services', 'section', 'other', 'ageBand'],
      know: [{ facts: { pathway: 'localOffer' } }],
      continueWith: 'menu',
    },
    toldNo: {
      say: [{ when: { ageBand: 'from16to17' }, say: 'from16' }, 'noLoss'],
      because: ['services', 'ageBand'],
      continueWith: 'told-no',
    },
    outsideEngland: {
      say: [{ when: { nation: 'wales' }, say: 'wales' }],
      because: ['nation', 'gpNation'],
      continueWith: 'menu',
    },
  },
})
