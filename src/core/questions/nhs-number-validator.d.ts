/** The package has no types of its own. */
declare module 'nhs-number-validator' {
  /** Whether ten digits end in the right check digit. */
  export function validate(nhsNumber: string): boolean
}
