import type { DangerExample } from '../train/examples.ts'
import { type Share, shareOf } from './share.ts'

/** What is done with a message: `signposted` is any reply that says whom to call. */
export type Met = 'interrupted' | 'carded' | 'line' | 'nothing'

export type DangerFigures = {
  readonly interrupted: Share
  readonly carded: Share
  readonly signposted: Share
}

/** How messages are met: all of these, and those of each way of putting it. */
export function dangerFigures(
  met: readonly (DangerExample & { readonly met: Met })[],
): ReadonlyMap<string, DangerFigures> {
  const crisis = met.filter(({ isCrisis }) => isCrisis)
  const like = met.filter(({ isCrisis }) => !isCrisis)
  return new Map([
    ...[...Map.groupBy(crisis, ({ how }) => how)].map(([how, some]) => [how, figures(some)] as const),
    ['all of danger', figures(crisis)],
    ['only like it', figures(like)],
  ])
}

const figures = (met: readonly { readonly met: Met }[]): DangerFigures => ({
  interrupted: shareOf(met, (one) => one.met === 'interrupted'),
  carded: shareOf(met, (one) => one.met === 'interrupted' || one.met === 'carded'),
  signposted: shareOf(met, (one) => one.met !== 'nothing'),
})
