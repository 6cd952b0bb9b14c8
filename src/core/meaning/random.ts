// Looked up once, as in `spread.ts`.
const { imul } = Math

/** Numbers that look random and are the same each time (a linear congruence). */
export function random(): () => number {
  let state = 1
  return () => {
    state = (imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
