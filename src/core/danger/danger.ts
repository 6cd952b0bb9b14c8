/** The kinds of danger that somebody's words may tell of; several may hold at once. Those first are said first. */
export const dangerKinds = [
  'emergency',
  'suicide',
  'self-harm',
  'abuse',
  'child',
  'harm-to-others',
  'carer',
  'money-abuse',
  'at-risk',
] as const
export type DangerKind = (typeof dangerKinds)[number]

/** What a message tells of danger. `interrupt`: nothing else is done with it; `card`: whom to call stands above the answer. */
export type Danger = { readonly level: 'interrupt' | 'card'; readonly kinds: readonly DangerKind[] }
