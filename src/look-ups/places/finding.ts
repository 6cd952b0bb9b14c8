import type { Found } from '../../core/dialog/look-up.ts'
import type { LivesIn } from './home.ts'
import type { Icb } from './icbs.ts'
import { isNation, type Nation, type Share } from './share.ts'

/** Words the findings about an area one way, so that every answer carries `livesIn`, and an ICB whenever there is just one. */
export const finding = (livesIn: LivesIn) => ({
  clear: (icb: Icb, more: Readonly<Record<string, string>> = {}): Found => ({
    choice: 'clear',
    detail: { values: { livesIn, ...named(icb), ...more } },
  }),
  council: (): Found => ({ choice: 'council', detail: { values: { livesIn } } }),
  pick: (candidates: readonly Icb[]): Found => ({
    choice: 'pick',
    detail: { values: { livesIn }, options: options(candidates) },
  }),
  /** With the ICB of the person's side of the border, or those that it may be. */
  border: (candidates: readonly Icb[]): Found => ({
    choice: 'border',
    detail: {
      values: { livesIn, ...(candidates.length === 1 && named(candidates[0])) },
      options: options(candidates),
    },
  }),
  outside: (nation: Nation): Found => ({ choice: 'outside', detail: { values: { livesIn, nation } } }),
})

/** The boards among these areas, the likeliest first. */
export const boards = (shares: readonly Share[], on: readonly Icb[]): readonly Icb[] =>
  shares.flatMap(({ area }) => on.filter(({ ods }) => ods === area && !isNation(area)))

const named = (icb: Icb | undefined) => icb && { ods: icb.ods, name: icb.name }

const options = (candidates: readonly Icb[]) => candidates.map(({ ods, name }) => ({ id: ods, label: name }))
