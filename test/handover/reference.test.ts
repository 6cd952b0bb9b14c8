import fc from 'fast-check'
import { readReference, reference } from '../../src/handover/reference.ts'

const bytes = fc.uint8Array({ minLength: 7, maxLength: 16 })
const LETTERS = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']

test('a reference is PHB-XXXX-XXXX in letters that can be read out, and reads as itself', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const made = reference(random)
      expect(made).toMatch(/^PHB-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(readReference(made)).toBe(made)
    }),
  )
})

test('however it is written: case, spaces, without PHB, O for 0, I or L for 1', () => {
  const made = reference(new Uint8Array([0, 1, 10, 0, 1, 20, 30]))
  expect(made).toMatch(/^PHB-01A0-1/)
  for (const written of [
    made.toLowerCase(),
    made.replaceAll('-', ' '),
    made.replaceAll('-', ''),
    made.replace('PHB-', ''),
    ` ${made}. `,
    made.replaceAll('0', 'O').replaceAll('1', 'l'),
    made.replaceAll('0', 'o').replaceAll('1', 'I'),
  ]) {
    expect([written, readReference(written)]).toEqual([written, made])
  }
})

test('one wrong letter is always found', () => {
  fc.assert(
    fc.property(bytes, fc.nat(7), fc.nat(31), (random, at, letter) => {
      const plain = reference(random).replaceAll('-', '').slice(3)
      const wrong = `${plain.slice(0, at)}${LETTERS[letter]}${plain.slice(at + 1)}`
      fc.pre(wrong !== plain)
      expect(readReference(wrong)).toBeUndefined()
    }),
  )
})

test('two neighbours that changed places are found, but for the first and the last letter of the alphabet', () => {
  fc.assert(
    fc.property(bytes, fc.nat(6), (random, at) => {
      const plain = reference(random).replaceAll('-', '').slice(3)
      const [one = '', other = ''] = plain.slice(at, at + 2)
      fc.pre(one !== other && !['0Z', 'Z0'].includes(one + other))
      expect(readReference(`${plain.slice(0, at)}${other}${one}${plain.slice(at + 2)}`)).toBeUndefined()
    }),
  )
})

test.each(['', 'PHB', 'PHB-0000', 'PHB-0000-00000', 'hello there', 'PHB-UUUU-UUUU'])('"%s" is none', (text) => {
  expect(readReference(text)).toBeUndefined()
})
