const NO_SCRIPT =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

/** Headers of a page with a script: one of ours alone runs, and it talks to us alone. */
export const scriptHeaders = { 'Content-Security-Policy': `${NO_SCRIPT}; script-src 'self'; connect-src 'self'` }

/** Headers of every answer at an origin of ours: no script runs, nothing comes from or goes to another site, nobody can frame us, and no address leaks. */
export const securityHeaders = (origin: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': NO_SCRIPT,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'no-store',
  ...(isHttps(origin) && { 'Strict-Transport-Security': `max-age=${ONE_YEAR_S}` }),
})

/** Whether an origin of ours is reached over https alone. */
export const isHttps = (origin: string): boolean => origin.startsWith('https:')

/** How long browsers remember to come over https alone: as long as is usual. */
const ONE_YEAR_S = 31_536_000
