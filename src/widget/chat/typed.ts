type Field = HTMLInputElement | HTMLTextAreaElement

const fieldsIn = (part: ParentNode): readonly Field[] => [
  ...part.querySelectorAll<Field>('input:not([type=hidden]), textarea'),
]

const isTyped = (field: Field): boolean =>
  field.value !== field.defaultValue || (field instanceof HTMLInputElement && field.checked !== field.defaultChecked)

/** Whether the person is in this part: the focus is there, or something that was not sent yet. */
export function isHeld(selector: string): boolean {
  const part = document.querySelector(selector)
  if (!part) return false
  return (document.hasFocus() && part.contains(document.activeElement)) || fieldsIn(part).some(isTyped)
}

/** The same question, asked again, keeps what is half typed and half ticked; but not what was just sent. */
export function keepTyped(old: Element, fresh: Element, sent: HTMLFormElement | undefined): void {
  const asked = (part: Element) => ['run', 'question'].map((name) => hidden(part, name)).join()
  if (asked(old) !== asked(fresh)) return
  for (const field of fieldsIn(old).filter((one) => one.form !== sent && isTyped(one))) {
    const same = fieldsIn(fresh).find((one) =>
      field.type === 'checkbox' ? one.type === 'checkbox' && one.value === field.value : one.id === field.id,
    )
    if (!same) continue
    if (field instanceof HTMLInputElement && same instanceof HTMLInputElement) same.checked = field.checked
    same.value = field.value
    same.closest('details')?.setAttribute('open', '')
  }
}

const hidden = (part: Element, name: string) => part.querySelector<HTMLInputElement>(`[name=${name}]`)?.value
