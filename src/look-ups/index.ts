import type { LookUp } from '../core/dialog/look-up.ts'
import { age } from './age.ts'
import { area } from './area.ts'
import { type CommissionerSettings, commissioner } from './commissioner.ts'

/** Every look-up that a dialog may name. */
export const lookUps = (settings: CommissionerSettings): Record<'area' | 'commissioner' | 'age', LookUp> => ({
  area: area(settings.commissioners),
  commissioner: commissioner(settings),
  age,
})
