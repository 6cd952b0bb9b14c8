/** A sentence beside the question that is not part of the chat: what went wrong, and that nothing typed is lost. With no parts there is none. */
export function note(mark: HTMLElement, parts: readonly (string | Node)[]): HTMLElement | undefined {
  document.getElementById('note')?.remove()
  if (parts.length === 0) return undefined
  const made = document.createElement('div')
  made.id = 'note'
  made.className = 'problem'
  made.append(...parts)
  mark.after(made)
  return made
}
