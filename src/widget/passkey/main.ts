import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

/**
 * The button that makes or asks for a passkey: the device's answer goes into the form, and the form is sent as any other. Where a browser has
 * no passkeys, or somebody says no, the page says so and nothing is sent.
 */
const form = document.querySelector<HTMLFormElement>('form[data-passkey]')
const failed = document.querySelector<HTMLElement>('[data-failed]')

form?.addEventListener('submit', (event) => {
  event.preventDefault()
  void answered(form)
})

async function answered(asked: HTMLFormElement): Promise<void> {
  const optionsJSON = JSON.parse(asked.dataset.options ?? '{}')
  try {
    const answer =
      asked.dataset.passkey === 'make'
        ? await startRegistration({ optionsJSON })
        : await startAuthentication({ optionsJSON })
    const field = asked.elements.namedItem('credential')
    if (field instanceof HTMLInputElement) field.value = JSON.stringify(answer)
    asked.submit()
  } catch {
    if (failed) failed.hidden = false
  }
}
