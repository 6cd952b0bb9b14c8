/** What a record holds under a name that came from outside: `__proto__` and its like are names of nothing. */
export const own = <Kept>(record: Readonly<Record<string, Kept>>, name: string): Kept | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
