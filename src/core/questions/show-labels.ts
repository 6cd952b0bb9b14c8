import type { Showing, Value } from './kind.ts'

/** A value in the labels of its choices. A number, which has none, is shown as it is. */
export function showLabels(value: Value, showing: Showing): string {
  if (typeof value === 'string') return showing.label(value)
  if (typeof value === 'number') return String(value)
  return 'choice' in value ? showing.label(value.choice) : showing.list(value.map(showing.label))
}
