import type { World } from '../core/conversation/world.ts'
import { type DangerKind, dangerKinds } from '../core/danger/danger.ts'

/**
 * The kinds of danger that the free text of a referral tells of, so that staff read it first: by signs, and where the net alone catches
 * something, that somebody may be at risk. Here a false alarm costs a look; the net is taken at its lower level.
 */
export function dangerWithin(world: Pick<World, 'signs' | 'understanding'>, referral: object): readonly DangerKind[] {
  const found = new Set(
    textsIn(referral).flatMap((text) => {
      const signs = world.signs(text)
      return signs.length > 0 ? signs : (world.understanding.danger(text)?.kinds ?? [])
    }),
  )
  return dangerKinds.filter((kind) => found.has(kind))
}

/** Fewer words than this are names, numbers and choices. */
const LEAST_WORDS = 3

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim().split(/\s+/).length >= LEAST_WORDS ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
