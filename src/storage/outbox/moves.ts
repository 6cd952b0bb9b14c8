import type { DeliveryState } from '../outbox-storage.ts'

/** From which states people may move a delivery to another. A slip can be put right; what went on to another board, or was withdrawn, is over. */
const FROM: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  captured: [],
  sent: ['captured'],
  received: ['captured', 'sent'],
  accepted: ['captured', 'sent', 'received', 'declined'],
  declined: ['captured', 'sent', 'received', 'accepted'],
  redirected: ['captured', 'sent', 'received', 'accepted', 'declined'],
  withdrawn: ['captured', 'sent', 'received', 'accepted', 'declined'],
}

/** The states from which a delivery may come to this one. */
export const comingTo = (to: DeliveryState): readonly DeliveryState[] => FROM[to]

/** Nothing more is done about a delivery in one of these, unless somebody puts a slip right. */
export const OVER: readonly DeliveryState[] = ['accepted', 'declined', 'redirected', 'withdrawn']
