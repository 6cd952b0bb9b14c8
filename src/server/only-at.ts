import type { Route } from './route.ts'

/** Routes that answer at one host alone, or at every other: elsewhere it is as if they were not there. Compared as the request named its host. */
export const onlyAt = (origin: string, routes: readonly Route[]): readonly Route[] =>
  routes.map((route) => ({
    ...route,
    answer: (request) => (request.host === new URL(origin).host ? route.answer(request) : { problem: 404 }),
  }))

export const neverAt = (origin: string, routes: readonly Route[]): readonly Route[] =>
  routes.map((route) => ({
    ...route,
    answer: (request) => (request.host === new URL(origin).host ? { problem: 404 } : route.answer(request)),
  }))
