import { check } from './check.ts'
import { choice } from './choice.ts'
import { consent } from './consent.ts'
import { date } from './date.ts'
import { email } from './email.ts'
import type { Kind, KindName } from './kind.ts'
import { name } from './name.ts'
import { nhsNumber } from './nhs-number.ts'
import { number } from './number.ts'
import { phone } from './phone.ts'
import { pick } from './pick.ts'
import { postcode } from './postcode.ts'
import { several } from './several.ts'
import { text } from './text.ts'
import { yesNo } from './yes-no.ts'

/** Every kind of question. */
export const kinds: Readonly<Record<KindName, Kind>> = {
  choice,
  several,
  yesNo,
  text,
  name,
  date,
  phone,
  email,
  postcode,
  nhsNumber,
  number,
  pick,
  check,
  consent,
}
