import { defineDialog } from '../src/core/dialog/define.ts'

/** Without a GP surgery in England, living there decides. */
const byWhereTheyLive = [{ when: { nation: 'england' }, goTo: 'ageBand' }, { goTo: 'outsideEngland' }] as const

/** Where section 117 gives no right, another way in may. */
const otherCare = [
  { when: { services: 'wheelchair' }, goTo: 'chair' },
  { when: { services: ['chc', 'children'] }, goTo: 'likely' },
  { when: { chcAtHome: 'yes' }, goTo: 'likely' },
] as const

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
      why: true,
      choices: {
        england: 'ageBand',
        elsewhere: byWhereTheyLive,
        none: byWhereTheyLive,
        notSure: byWhereTheyLive,
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
      choices: { agreed: 'urgent', worse: 'urgent', mentioned: 'urgent', no: 'services', notSure: 'services' },
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
        section2: [...otherCare, { goTo: 'other' }],
        notSure: [...otherCare, { goTo: 'assess' }],
      },
    },
    chair: {
      ask: 'choice',
      choices: {
        changed: 'likely',
        same: [
          { when: { services: ['chc', 'children'] }, goTo: 'likely' },
          { when: { services: 'section117', section: 'longer' }, goTo: 'likely' },
          { when: { chcAtHome: 'yes' }, goTo: 'likely' },
          { when: { section: 'notSure' }, goTo: 'assess' },
          { goTo: 'local' },
        ],
        notSure: 'likely',
      },
    },
    other: {
      ask: 'several',
      options: ['nursingCare', 'section2', 'council', 'learningDisability', 'veteran', 'longTerm', 'none'],
      alone: ['none'],
      next: 'local',
    },
  },
  outcomes: {
    already: { continueWith: 'have-one' },
    urgent: {
      say: [
        { when: { ageBand: ['under16', 'from16to17'] }, say: 'child' },
        { when: { ageBand: 'adult', fastTrack: 'agreed' }, say: 'agreed' },
        { when: { ageBand: 'adult', fastTrack: ['worse', 'mentioned'] }, say: 'words' },
        'ask',
      ],
      summary: ['say', 'ask'],
      because: ['fastTrack', 'ageBand'],
      know: [{ facts: { pathway: 'fastTrack' } }],
      continueWith: 'menu',
    },
    likely: {
      say: [
        { when: { nation: ['wales', 'scotland', 'northernIreland'] }, say: 'border' },
        { when: { gpNation: 'elsewhere' }, say: 'border' },
        { when: { chcAtHome: 'yes', toldAmount: ['no', 'notSure'], ageBand: 'adult' }, say: 'chcAtHome' },
        { when: { chcAtHome: 'yes', toldAmount: 'yes', ageBand: 'adult' }, say: 'chcAtHomeTold' },
        { when: { chcAtHome: 'yes', ageBand: ['under16', 'from16to17'] }, say: 'chcYoung' },
        { when: { services: 'chc', ageBand: 'adult' }, say: 'chc' },
        {
          when: { services: 'chc', chcAtHome: ['no', 'notSure'], ageBand: ['under16', 'from16to17'] },
          say: 'chcYoung',
        },
        { when: { services: 'children' }, say: 'children' },
        { when: { services: 'section117', section: 'longer' }, say: 'section117' },
        { when: { services: 'section117', section: 'section2' }, say: 'section2' },
        { when: { services: 'section117', section: 'notSure' }, say: 'section' },
        { when: { services: 'wheelchair' }, say: 'wheelchair' },
        { when: { services: 'toldNo' }, say: 'toldNo' },
        { when: { ageBand: 'from16to17' }, say: 'from16' },
        { when: { ageBand: ['under16', 'from16to17'] }, say: 'turning18' },
        { when: { ageBand: 'under16' }, say: 'young' },
        'wouldChange',
        'words',
        'noLoss',
      ],
      summary: ['say', 'words'],
      because: ['chcAtHome', 'toldAmount', 'services', 'section', 'chair', 'ageBand', 'nation', 'gpNation'],
      know: [
        { when: { services: 'wheelchair' }, facts: { pathway: 'wheelchair' } },
        { when: { services: 'section117', section: 'longer' }, facts: { pathway: 'section117' } },
        { when: { services: 'children' }, facts: { pathway: 'children' } },
        { when: { services: 'chc', ageBand: 'adult' }, facts: { pathway: 'chc' } },
        { when: { services: 'chc', ageBand: ['under16', 'from16to17'] }, facts: { pathway: 'children' } },
        { when: { chcAtHome: 'yes', ageBand: 'adult' }, facts: { pathway: 'chc' } },
        { when: { chcAtHome: 'yes', ageBand: ['under16', 'from16to17'] }, facts: { pathway: 'children' } },
      ],
      continueWith: 'menu',
    },
    assess: {
      say: [
        { when: { section: 'notSure' }, say: 'section' },
        { when: { ageBand: 'adult' }, say: 'adult' },
        { when: { ageBand: ['under16', 'from16to17'] }, say: 'child' },
        { when: { ageBand: 'from16to17' }, say: 'from16' },
        { when: { ageBand: 'under16' }, say: 'young' },
        'wouldChange',
        { when: { ageBand: 'adult' }, say: 'words' },
        { when: { ageBand: ['under16', 'from16to17'] }, say: 'wordsYoung' },
        'noLoss',
      ],
      summary: ['say', 'words', 'wordsYoung'],
      because: ['services', 'section', 'ageBand'],
      know: [{ facts: { pathway: 'assessment' } }],
      continueWith: 'menu',
    },
    local: {
      say: [
        { when: { other: 'nursingCare' }, say: 'nursingCare' },
        { when: { other: 'section2' }, say: 'section2' },
        { when: { section: 'section2' }, say: 'section2' },
        { when: { chair: 'same' }, say: 'wheelchair' },
        { when: { other: 'council' }, say: 'council' },
        { when: { other: 'learningDisability' }, say: 'learningDisability' },
        { when: { other: 'veteran' }, say: 'veteran' },
        { when: { ageBand: 'from16to17' }, say: 'from16' },
        { when: { ageBand: 'under16' }, say: 'young' },
        'assess',
        'wouldChange',
        'words',
        'noLoss',
      ],
      summary: ['say', 'words'],
      because: ['services', 'section', 'chair', 'other', 'ageBand'],
      know: [{ facts: { pathway: 'localOffer' } }],
      continueWith: 'menu',
    },
    toldNo: {
      say: [
        { when: { ageBand: 'from16to17' }, say: 'from16' },
        { when: { ageBand: 'under16' }, say: 'young' },
        'noLoss',
      ],
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
