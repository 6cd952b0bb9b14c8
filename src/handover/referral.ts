import type { ShownText } from '../core/conversation/conversation.ts'
import type { DangerKind } from '../core/danger/danger.ts'
import type { Value } from '../core/questions/kind.ts'

/** The version of this shape: receivers may rely on it. */
export const REFERRAL_VERSION = 1

/** What is handed over. Values are choices by id, or what was typed; `{ choice }` says why there is nothing (none, skip). */
export type Referral = {
  readonly reference: string
  readonly version: typeof REFERRAL_VERSION
  /** ISO time, UTC. */
  readonly submittedAt: string
  readonly mode: 'practice' | 'live'
  readonly pathway: Value
  readonly request: Value
  readonly commissioner: { readonly ods: string; readonly name: string }
  readonly contact: Fields<'ways' | 'rules' | 'times' | 'mustNotKnow' | 'phone' | 'email'>
  readonly typedBy: Fields<'who' | 'name' | 'role'>
  /** How the person agreed: `self` when they typed or said it themselves. */
  readonly agreed: Value
  readonly authority: Fields<'decides' | 'holds' | 'proofSeen' | 'contact' | 'parentalResponsibility'>
  readonly person: Fields<
    | 'name'
    | 'preferredName'
    | 'birthDate'
    | 'turns18'
    | 'nhsNumber'
    | 'address'
    | 'livesIn'
    | 'postcode'
    | 'gp'
    | 'gpPostcode'
    | 'detainedWhere'
    | 'detainedWhen'
  > & { readonly nhsNumberStatus: 'untraced' }
  readonly communication: Fields<
    'language' | 'script' | 'interpreter' | 'interpreterGender' | 'formats' | 'formatsOther'
  >
  readonly care: Fields<
    'about' | 'current' | 'toldAmount' | 'amount' | 'decisionDate' | 'inHospital' | 'dischargeDate' | 'worker'
  >
  readonly wishes: Fields<'matters' | 'manage' | 'help'>
  readonly copies: Value
  /** What its free text tells of danger: whoever gets it reads it first. */
  readonly danger: readonly DangerKind[]
  /** What the person said later has changed, oldest first. */
  readonly corrections?: readonly { readonly at: string; readonly text: string }[]
  /** The wording, its version and the very text that was agreed to. */
  readonly consent: ShownText & { readonly key: string; readonly agreedAt: string; readonly commissioner: string }
}

type Fields<Name extends string> = { readonly [N in Name]?: Value }

/** The route of a commissioner's pathway, and the lane in which its deliveries travel. */
export type RouteOf = (ods: string, pathway: string) => { readonly route: string; readonly destination: string }
