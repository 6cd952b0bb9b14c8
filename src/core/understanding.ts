import type { DangerKind } from './danger/danger.ts'

export type Found =
  | { readonly zone: 'answer'; readonly article: string; readonly also: readonly string[] }
  | { readonly zone: 'offer'; readonly articles: readonly string[] }
  | { readonly zone: 'none'; readonly about: 'near' | 'far' | 'smalltalk' }
export type Understanding = {
  readonly find: (text: string, meaning?: Float32Array) => Found
  readonly mayBeDanger: (text: string, meaning?: Float32Array) => readonly DangerKind[]
}
