import { linked } from '../../src/server/linked.ts'

/** Links in brackets: [text](address). */
const read = (text: string) =>
  linked(text)
    .map((piece) => (piece.href ? `[${piece.text}](${piece.href})` : piece.text))
    .join('')

test.each([
  ['Call 999.', 'Call [999](tel:999).'],
  ['Samaritans: 116 123, any time', 'Samaritans: [116 123](tel:116123), any time'],
  ['on 0808 2000 247.', 'on [0808 2000 247](tel:08082000247).'],
  ['See https://beaconchc.co.uk.', 'See [https://beaconchc.co.uk](https://beaconchc.co.uk).'],
])('%j can be used', (text, made) => expect(read(text)).toBe(made))

test.each([
  '999 123 4567',
  'PHB-1110-999A',
  '£1,110',
  '1999',
  '9990',
  '30 days',
  'http://evil.example',
  'javascript:1',
])('%j is no link', (text) => expect(read(text)).toBe(text))

test('an address ends where a tag or a quote would begin, and nothing is lost', () => {
  const text = `<b>"O'Neil" & https://a.example/?q=1"><script>1</script>`
  expect(read(text)).toContain('[https://a.example/?q=1](https://a.example/?q=1)"><script>')
  expect(
    linked(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})
