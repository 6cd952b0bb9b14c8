import type { Answer } from '../../server/route.ts'

/** An error as Direct Line clients read it. `message` is for whoever writes the client, or in the words of our pages for whoever uses it. */
export const problem = (status: number, code: string, message: string): Answer => ({
  json: { error: { code, message } },
  status,
})

export const noToken = problem(401, 'Unauthorized', 'Send "Authorization: Bearer" and a token.')
export const wrongToken = problem(403, 'Forbidden', 'This token does not open this.')
export const expiredToken = problem(403, 'TokenExpired', 'This token has expired.')

/** For an id under which something else was said: a client that takes it for a retry would think that these words arrived. */
export const otherMessage = problem(
  409,
  'Conflict',
  'Another message has this clientActivityID: give each its own. A retry must have the same text.',
)

/** For what is not there, and just so for what belongs to somebody else. */
export const noConversation = problem(404, 'NotFound', 'There is no such conversation.')
