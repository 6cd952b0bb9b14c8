import type { Cell } from './seal.ts'

/** Where each thing that is sealed is kept, for those that write it and those that read it. */
export const cells = {
  state: (conversation: string): Cell => ['conversation', 'state', conversation],
  entry: (conversation: string, number: number): Cell => ['entry', 'body', `${conversation}/${number}`],
  referral: (referral: string): Cell => ['referral', 'body', referral],
  staff: (staff: string): Cell => ['staff', 'body', staff],
  event: (number: number): Cell => ['event', 'body', String(number)],
  question: (hash: Buffer): Cell => ['question', 'body', hash.toString('hex')],
  proof: (dataKey: string): Cell => ['data_key', 'proof', dataKey],
}
