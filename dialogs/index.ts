import type { Dialog } from '../src/core/dialog/define.ts'
import { danger } from './danger.ts'
import { eligibility } from './eligibility.ts'
import { explain } from './explain.ts'
import { finish } from './finish.ts'
import { forget } from './forget.ts'
import { haveOne } from './have-one.ts'
import { haveOneNext } from './have-one-next.ts'
import { language } from './language.ts'
import { learn } from './learn.ts'
import { menu } from './menu.ts'
import { nextSteps } from './next-steps.ts'
import { options } from './options.ts'
import { optionsMore } from './options-more.ts'
import { peers } from './peers.ts'
import { person } from './person.ts'
import { referralArea } from './referral/area.ts'
import { referralAuthority } from './referral/authority.ts'
import { referral } from './referral/contact.ts'
import { referralMore } from './referral/more.ts'
import { referralPerson } from './referral/person.ts'
import { referralSend } from './referral/send.ts'
import { restart } from './restart.ts'
import { stories } from './stories.ts'
import { toldNo } from './told-no.ts'
import { toldNoNext } from './told-no-next.ts'
import { welcome } from './welcome.ts'

const all: readonly Dialog[] = [
  welcome,
  danger,
  eligibility,
  haveOne,
  haveOneNext,
  toldNo,
  explain,
  options,
  optionsMore,
  toldNoNext,
  nextSteps,
  referral,
  referralArea,
  referralAuthority,
  referralPerson,
  referralMore,
  referralSend,
  stories,
  peers,
  learn,
  menu,
  finish,
  language,
  person,
  restart,
  forget,
]

/** Every dialog by its id. */
export const dialogs: Readonly<Record<string, Dialog>> = Object.fromEntries(all.map((dialog) => [dialog.id, dialog]))
