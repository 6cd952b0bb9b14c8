import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { turns } from '../../src/storage/status/turns.ts'

const LONG = 40
const piece = async () => {
  await pause(LONG)
  return 'done'
}
const fresh = () => turns(() => pause(LONG))
const many = <Done>(length: number, run: (index: number) => Promise<Done>) =>
  Promise.all(Array.from({ length }, (_, index) => run(index)))
const timed = async (run: () => Promise<unknown>) => {
  const start = performance.now()
  await run()
  return performance.now() - start
}

test('however many ask for references that there are not, who has one is next', async () => {
  const { work, wait } = fresh()
  await work('own', [piece])
  const strangers = many(200, (index) => wait(`none ${index}`, 1))
  expect(await timed(() => work('own', [piece]))).toBeLessThan(3 * LONG)
  expect(await work('own', [piece])).toEqual(['done'])
  expect(await strangers).toEqual(Array(200).fill(false))
})

test('however often one reference is tried, it has one place, and others come after it', async () => {
  const { work } = fresh()
  const tries = many(20, () => work('tried', [piece]))
  expect(await work('tried', [piece])).toBeUndefined()
  expect(await timed(() => work('own', [piece]))).toBeLessThan(4 * LONG)
  expect(await tries).toEqual(Array(20).fill(['done']))
})

test.each([1, 2])(
  'no reference takes as long as one that there is (%d pieces), at first, alone and in a row',
  async (pieces) => {
    const { work, wait } = fresh()
    const real = () =>
      work(
        'own',
        Array.from({ length: pieces }, () => piece),
      )
    expect(await timed(() => wait('none', pieces))).toBeGreaterThanOrEqual(pieces * LONG - 2)
    for (const times of [1, 4]) {
      const [were, took] = [
        await timed(() => many(times, real)),
        await timed(() => many(times, () => wait('none', pieces))),
      ]
      expect(took).toBeGreaterThan(were * 0.7)
      expect(took).toBeLessThan(were * 1.5)
    }
  },
)

test('no reference waits behind the same queue, and is asked to come again where it is full', async () => {
  const { work, wait } = fresh()
  const five = many(5, (index) => work(`own ${index}`, [piece]))
  expect(await timed(() => wait('none', 1))).toBeGreaterThanOrEqual(5 * LONG)
  await five
  const all = many(20, (index) => work(`own ${index}`, [piece]))
  await pause(0)
  expect([await work('late', [piece]), await wait('none', 1)]).toEqual([undefined, undefined])
  expect(await all).toEqual(Array(20).fill(['done']))
  expect(await work('late', [piece])).toEqual(['done'])
})

test('work that fails holds nobody up', async () => {
  const { work } = fresh()
  await expect(work('own', [() => Promise.reject(new Error('no memory'))])).rejects.toThrow('no memory')
  expect(await work('own', [piece])).toEqual(['done'])
})
