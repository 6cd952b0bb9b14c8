import type { Route } from './route.ts'

/** For the machinery around us: whether we run, and whether we take requests (the database answers, and we are not stopping). */
export const health = (isReady: () => Promise<boolean>): readonly Route[] => [
  { method: 'GET', path: '/health/live', answer: () => ({ type: 'text/plain', body: 'live' }) },
  {
    method: 'GET',
    path: '/health/ready',
    answer: async () =>
      (await isReady())
        ? { type: 'text/plain', body: 'ready' }
        : { type: 'text/plain', body: 'not ready', status: 503 },
  },
]
