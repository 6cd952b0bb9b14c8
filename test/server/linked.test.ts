import { linked } from '../../src/server/linked.ts'

const html = (text: string) => linked(text).toHTML()

test.each([
  ['Call 999.', 'Call <a dir="ltr" href="tel:999">999</a>.'],
  ['Samaritans: 116 123, any time', 'Samaritans: <a dir="ltr" href="tel:116123">116 123</a>, any time'],
  ['on 0808 2000 247.', 'on <a dir="ltr" href="tel:08082000247">0808 2000 247</a>.'],
  [
    'See https://beaconchc.co.uk.',
    'See <a dir="ltr" href="https://beaconchc.co.uk" rel="noreferrer">https://beaconchc.co.uk</a>.',
  ],
])('%j can be used', (text, made) => expect(html(text)).toBe(made))

test.each(['999 123 4567', 'PHB-1110-999A', '£1,110', '1999', '9990', '30 days', 'http://evil.example', 'javascript:1'])(
  '%j is no link',
  (text) => expect(html(text)).toBe(text),
)

test('everything is escaped, in links too', () => {
  expect(html('<b>"O\'Neil" & https://a.example/?q=1&r="><script>')).not.toMatch(/<b>|<script|"><|&r/)
  expect(html('Siân & co')).toBe('Siân &amp; co')
})
