import type { Route } from '../route.ts'

/** Our own inbox: a delivery is there as soon as its row is, so there is nothing to send. */
export const inbox: Route = {
  contract: 'test/handover/routes/inbox.test.ts',
  send: async () => ({ sent: true }),
}
