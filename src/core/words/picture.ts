/** The name of a message's picture: that of the longest beginning of its key, by dots, that has one. */
export function pictureOf(pictures: Readonly<Record<string, string>>, key: string): string | undefined {
  const parts = key.split('.')
  const beginnings = parts.map((_, at) => parts.slice(0, parts.length - at).join('.'))
  const longest = beginnings.find((beginning) => Object.hasOwn(pictures, beginning))
  return longest === undefined ? undefined : pictures[longest]
}
