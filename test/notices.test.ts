import { createNotices } from '../src/notices.ts'

test('those who watch an address are told, and nobody else; after that nobody', () => {
  const { tell, watch } = createNotices()
  const told: string[] = []
  const stop = watch('a', () => told.push('one'))
  watch('a', () => told.push('two'))
  watch('b', () => told.push('other'))
  tell('a')
  stop()
  stop()
  tell('a')
  tell('c')
  expect(told).toEqual(['one', 'two', 'two'])
})

test('whoever watches anew after the last one left is told', () => {
  const { tell, watch } = createNotices()
  const stop = watch('a', () => {})
  stop()
  const told: string[] = []
  watch('a', () => told.push('again'))
  stop()
  tell('a')
  expect(told).toEqual(['again'])
})
