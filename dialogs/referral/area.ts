import { defineDialog } from '../../src/core/dialog/define.ts'

/** The pathways on which a budget is asked for; the others are about one, or about a decision. */
const NEW_BUDGET = ['chc', 'fastTrack', 'children', 'section117', 'wheelchair', 'localOffer', 'assessment']

/**
 * Which integrated care board is responsible, and whether it takes referrals from us. The GP practice decides, a postcode is a
 * hint, section 117 goes by the time of detention ("Who Pays?", NHS England, from 1 April 2024).
 */
export const referralArea = defineDialog({
  id: 'referral-area',
  part: 'referral',
  start: 'pathway',
  questions: {
    pathway: {
      ask: 'choice',
      fact: true,
      choices: {
        chc: 'postcode',
        fastTrack: 'postcode',
        children: 'postcode',
        section117: 'detainedWhere',
        wheelchair: 'postcode',
        localOffer: 'postcode',
        assessment: 'postcode',
        change: 'aboutService',
        toldNo: 'aboutService',
      },
    },
    aboutService: {
      ask: 'choice',
      fact: true,
      choices: {
        chc: 'postcode',
        children: 'postcode',
        section117: 'detainedWhere',
        wheelchair: 'postcode',
        other: 'postcode',
        notSure: 'postcode',
      },
    },
    detainedWhere: {
      ask: 'postcode',
      fact: true,
      why: true,
      choices: { unknown: 'detainedWhen' },
      next: 'detainedWhen',
    },
    detainedWhen: { ask: 'date', fact: true, date: 'roughPast', choices: { unknown: 'postcode' }, next: 'postcode' },
    postcode: { ask: 'postcode', fact: true, why: true, choices: { unknown: 'gp', none: 'gp' }, next: 'gp' },
    gp: {
      ask: 'text',
      fact: true,
      why: true,
      max: 120,
      choices: { none: 'area', unknown: 'area' },
      next: 'gpPostcode',
    },
    gpPostcode: { ask: 'postcode', fact: true, choices: { near: 'area', unknown: 'area' }, next: 'area' },
    area: {
      lookUp: 'area',
      dependsOn: ['pathway', 'aboutService', 'postcode', 'gp', 'gpPostcode', 'detainedWhen', 'detainedWhere'],
      choices: {
        clear: 'commissioner',
        council: 'council',
        pick: 'pick',
        border: 'borderHome',
        outside: 'outside',
        unknown: 'council',
      },
    },
    borderHome: {
      ask: 'choice',
      fact: true,
      choices: { england: 'commissioner', elsewhere: 'outside', notSure: 'border' },
      dependsOn: ['postcode', 'gp', 'gpPostcode'],
    },
    council: {
      ask: 'text',
      fact: true,
      max: 80,
      choices: { unknown: 'areaByCouncil', notEngland: 'outside' },
      next: 'areaByCouncil',
    },
    areaByCouncil: {
      lookUp: 'area',
      dependsOn: [
        'pathway',
        'aboutService',
        'postcode',
        'gp',
        'gpPostcode',
        'detainedWhen',
        'detainedWhere',
        'council',
      ],
      choices: {
        clear: 'commissioner',
        pick: 'pickByCouncil',
        border: 'commissioner',
        outside: 'outside',
        unknown: 'unclear',
      },
    },
    pick: { ask: 'pick', fact: true, from: 'area', choices: { unknown: 'unclear' }, next: 'commissioner' },
    pickByCouncil: {
      ask: 'pick',
      fact: true,
      from: 'areaByCouncil',
      choices: { unknown: 'unclear' },
      next: 'commissioner',
    },
    commissioner: {
      lookUp: 'commissioner',
      fact: true,
      tell: true,
      dependsOn: [
        'pathway',
        'aboutService',
        'postcode',
        'gp',
        'gpPostcode',
        'detainedWhen',
        'detainedWhere',
        'council',
        'borderHome',
        'pick',
        'pickByCouncil',
      ],
      choices: {
        live: 'decides',
        practice: 'decides',
        notLive: 'notLive',
        outside: 'outside',
        unclear: 'unclear',
        unknown: 'unclear',
      },
    },
  },
  outcomes: {
    decides: { continueWith: 'referral-authority' },
    notLive: {
      say: [
        { when: { pathway: 'fastTrack' }, say: 'urgent' },
        { when: { pathway: NEW_BUDGET }, say: 'words' },
        { when: { pathway: 'toldNo' }, say: 'wordsNo' },
        { when: { pathway: 'change' }, say: 'wordsChange' },
        { when: { pathway: NEW_BUDGET }, say: 'letter' },
        { when: { pathway: 'toldNo' }, say: 'letterNo' },
        { found: 'commissioner.website', say: 'website' },
        'contact',
        'nothingSent',
      ],
      effect: 'discard',
      continueWith: 'menu',
    },
    outside: {
      say: [{ when: { pathway: 'fastTrack' }, say: 'urgent' }, 'words', 'nothingSent'],
      effect: 'discard',
      continueWith: 'menu',
    },
    border: {
      say: [{ when: { pathway: 'fastTrack' }, say: 'urgent' }, 'words', 'nothingSent'],
      effect: 'discard',
      continueWith: 'menu',
    },
    unclear: {
      say: [
        { when: { pathway: 'fastTrack' }, say: 'urgent' },
        { when: { pathway: NEW_BUDGET }, say: 'words' },
        { when: { pathway: 'toldNo' }, say: 'wordsNo' },
        { when: { pathway: 'change' }, say: 'wordsChange' },
        { when: { pathway: NEW_BUDGET }, say: 'letter' },
        { when: { pathway: 'toldNo' }, say: 'letterNo' },
        'nothingSent',
      ],
      effect: 'discard',
      continueWith: 'menu',
    },
  },
})
