import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '..')

/** The rows of the hazard log: id, hazard, controls, tests. */
const hazards = readFileSync(join(root, 'docs', 'hazards.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| H\d+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id = '', hazard = '', controls = '', tests = '']) => ({ id, hazard, controls, tests }))

test.each(hazards)('$id has a hazard, a control, and a test that is there', ({ hazard, controls, tests }) => {
  expect(hazard).not.toBe('')
  expect(controls).not.toBe('')
  const named = [...tests.matchAll(/`(test\/[^`]+)`/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('no hazard is left out of the count, nor stands twice', () => {
  const numbers = hazards.map(({ id }) => Number(id.slice(1))).toSorted((one, other) => one - other)
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1))
  expect(numbers.length).toBeGreaterThan(30)
})

test('every word of sign-off is left for a clinical safety officer', () => {
  expect(readFileSync(join(root, 'docs', 'hazards.md'), 'utf8')).toMatch(/Clinical safety officer: _+ {2}Date: _+/)
})
