/**
 * Headers by which pages of any site may call a path and read what it answers. No cookie is sent or set there: only a token opens
 * anything. The allowed headers are those that Direct Line clients send.
 */
export const anySite: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
  'Access-Control-Expose-Headers': 'retry-after',
  'Access-Control-Max-Age': '600',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}
