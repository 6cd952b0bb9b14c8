/** Questions whose answers say who somebody is: none is asked before the commissioner is known and takes referrals from us. */
export const personalQuestions: readonly string[] = [
  'birthDate',
  'age',
  'name',
  'preferredName',
  'phone',
  'email',
  'address',
  'nhsNumber',
  'helperName',
  'decide',
  'authority',
  'currentService',
]
