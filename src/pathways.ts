import { referralArea } from '../dialogs/referral/area.ts'

/** The pathways on which people ask, in the order of the question. */
export const pathways: readonly string[] = Object.keys(referralArea.questions.pathway?.choices ?? {})
