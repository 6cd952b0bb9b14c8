/**
 * What is kept once about a person, whichever dialog asks for it first.
 * A question marked `fact: true` has one of these names; any dialog may then route on it.
 */
export type FactName =
  | 'who'
  /** Every answer of this part of the conversation, taken together: what a check of the answers relies on. */
  | 'everything'
  /** The language that we speak: what was agreed to in one must be read again in another. Never asked. */
  | 'locale'
  /** Whom this conversation has been about before. */
  | 'earlier'
  /** Whether this is practice, or live: never asked. */
  | 'mode'
  | 'pathway'
  /** The care that a budget in place, or a decision, is about. */
  | 'aboutService'
  | 'request'
  | 'nation'
  | 'gpNation'
  | 'age'
  | 'ageBand'
  | 'birthDate'
  | 'toldAmount'
  | 'postcode'
  | 'gp'
  | 'gpPostcode'
  | 'council'
  | 'detainedWhen'
  | 'detainedWhere'
  | 'borderHome'
  | 'pick'
  | 'pickByCouncil'
  | 'commissioner'
  | 'contactWays'
  | 'contactRules'
  | 'contactTimes'
  | 'mustNotKnow'
  | 'decide'
  | 'authority'
  | 'helperName'
  | 'name'
  | 'phone'
  | 'email'
  | 'address'
  | 'language'
  | 'interpreter'
  | 'formats'
  | 'currentService'
