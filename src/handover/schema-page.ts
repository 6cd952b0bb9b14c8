import type { Route } from '../server/route.ts'
import { jsonSchema } from './schema.ts'

/** Where programs find what a referral looks like; pages of any site may read it. */
export const schemaPage = (pathways: readonly string[], publicUrl: string): Route => {
  const json = jsonSchema(pathways, publicUrl)
  return { method: 'GET', path: '/schemas/referral.json', anySite: true, answer: () => ({ json }) }
}
