import type { LookUp } from '../../../src/core/dialog/look-up.ts'
import { NOW, realLookUps } from '../../fixtures/universe.ts'

/** The look-ups as if only this board had agreed to take referrals from us. */
export function onlyLive(ods: string): Record<string, LookUp> {
  const all = realLookUps('practice')
  return {
    ...all,
    commissioner: {
      ...all.commissioner,
      find: (input) => {
        const found = all.commissioner.find(input, NOW)
        if (found instanceof Promise || found.choice !== 'practice') return found
        return { ...found, choice: found.detail?.values?.ods === ods ? 'live' : 'notLive' }
      },
    },
  }
}
