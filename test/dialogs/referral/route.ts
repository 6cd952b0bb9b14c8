/**
 * The shortest way through each part of a referral, for somebody who types for themselves: a test plays those before its own.
 * The postcode is sure to lie in one board's area.
 */
export const route = {
  hello: '> me\n> ask',
  contact: '> post\n> any\n> nobody',
  area: '> chc\n> LS1 4AP\n> none',
  authority: '> 1 2 1950',
  person: '> Jo Bloggs\n> 1 High Street\n> english\n> no\n> none\n> chc\n> no',
  send: '> none\n> right\n> agree',
} as const

/** The same for other people who type: what differs is how they stand to the person. */
export const others = {
  meHelped: { authority: '> 1 2 1950\n> Sam Carer' },
  helper: { authority: '> 1 2 1950\n> yes\n> saidSo\n> Sam Carer' },
  carer: { authority: '> 1 2 1950\n> no\n> none\n> Sam Carer' },
  parent: { authority: '> 1 2 2015\n> yes\n> Sam Carer' },
  professional: { authority: '> 1 2 1950\n> yes\n> inWriting\n> preferNotToSay' },
} as const

/** The transcript of several parts. */
export const through = (...parts: readonly string[]): string => parts.join('\n')
