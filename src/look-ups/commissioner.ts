import type { Found, LookUp } from '../core/dialog/look-up.ts'
import { areaOf } from './area.ts'
import type { Commissioners } from './commissioners.ts'
import { londonDate } from './london-date.ts'
import type { Icb } from './places/icbs.ts'
import { type Hints, isSection117, words } from './places/said.ts'
import { isNation } from './places/share.ts'

/** Who agreed, and when, that an ICB takes referrals from us. */
export type Agreement = { readonly who: string; readonly when: string }

export type CommissionerSettings = {
  readonly commissioners: Commissioners
  /** In practice every ICB will do, for nothing leaves this computer. */
  readonly mode: 'practice' | 'live'
  /** By ODS code. */
  readonly live: Readonly<Record<string, Agreement>>
}

/** Which ICB is responsible, and does it take referrals from us? A successor does not inherit an agreement: it is asked anew. */
export const commissioner = (settings: CommissionerSettings): LookUp => {
  const { commissioners, mode, live } = settings
  for (const ods of Object.keys(live))
    if (commissioners.successors(ods, '').length === 0) throw new Error(`live: "${ods}" is not the ODS code of an ICB`)
  return {
    version: (now) => [commissioners.version(now), mode, JSON.stringify(Object.entries(live).toSorted())].join('.'),
    find: (input, now) => {
      const date = londonDate(now)
      // The council has been asked by now, or never will be. What is found counts before what the person once picked: they may
      // have given a better hint since. Across a border the home decides: an English GP makes no Welsh home an ICB's.
      const found = areaOf({ council: { choice: 'unknown' }, ...known(input) }, commissioners, date)
      const values = found.detail?.values ?? {}
      const side = isSection117(input) ? undefined : values.livesIn
      if (found.choice === 'outside' || (found.choice === 'border' && isNation(side ?? '')))
        return { choice: 'outside', detail: { values: { nation: side ?? '', ...values } } }
      const sure = found.choice === 'clear' || (found.choice === 'border' && side === 'england')
      const icb = chosen((sure && values.ods) || (words(input.pick) ?? words(input.pickByCouncil)), commissioners, date)
      return icb ? withAgreement(icb, values, settings) : { choice: 'unclear', detail: found.detail }
    },
  }
}

const known = (input: Hints): Hints =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))

/** The ICB that a code stands for today: none where it has been split, for then the person must pick again. */
const chosen = (ods: string | undefined, commissioners: Commissioners, date: string): Icb | undefined => {
  const [first, ...others] = commissioners.successors(ods ?? '', date)
  return others.length === 0 ? first : undefined
}

const withAgreement = (icb: Icb, values: Readonly<Record<string, string>>, settings: CommissionerSettings): Found => {
  const { commissioners, mode, live } = settings
  const agreement = mode === 'live' ? live[icb.ods] : undefined
  return {
    choice: mode === 'practice' ? 'practice' : agreement ? 'live' : 'notLive',
    detail: {
      values: {
        ...values,
        ods: icb.ods,
        name: icb.name,
        website: commissioners.website(icb.ods) ?? '',
        ...(agreement && { agreedBy: agreement.who, agreedOn: agreement.when }),
      },
    },
  }
}
