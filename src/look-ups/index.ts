import type { LookUp } from '../core/dialog/look-up.ts'
import { age } from './age.ts'
import { area } from './area.ts'
import { type CommissionerSettings, commissioner } from './commissioner.ts'
import type { PeerTable } from './peer-table.ts'
import { peers } from './peers.ts'

/** Every look-up that a dialog may name. */
export const lookUps = (
  settings: CommissionerSettings & { readonly peers: PeerTable },
): Record<'area' | 'commissioner' | 'age' | 'peers', LookUp> => ({
  area: area(settings.commissioners),
  commissioner: commissioner(settings),
  age,
  peers: peers(settings.peers, settings.commissioners),
})
