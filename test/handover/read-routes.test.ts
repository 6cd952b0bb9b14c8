import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readRoutes, routesBy } from '../../src/handover/read-routes.ts'
import { knownRoutes } from '../../src/known-routes.ts'

const { known } = knownRoutes()
const right = {
  commissioner: 'QWO',
  pathways: ['chc', 'fastTrack'],
  route: 'email',
  to: 'phb@example.nhs.uk',
  secure: 'accredited to DCB1596, certificate seen 2026-10-01',
  agreed: { who: 'Sam Smith, head of continuing healthcare', when: '2026-10-02' },
  checked: '2026-11-20',
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'phb-routes-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const write = (name: string, route: unknown) =>
  writeFileSync(join(folder, name), typeof route === 'string' ? route : JSON.stringify(route))

test('a route goes by commissioner and pathway; all else waits in the inbox', () => {
  write('west-yorkshire.json', right)
  const routeOf = routesBy(readRoutes(folder, known))
  expect(routeOf('QWO', 'chc')).toEqual({ route: 'email', destination: 'email:phb@example.nhs.uk' })
  expect(routeOf('QWO', 'children')).toEqual({ route: 'inbox', destination: 'inbox' })
  expect(routeOf('QOP', 'chc')).toEqual({ route: 'inbox', destination: 'inbox' })
})

test.each([
  ['no JSON', '{', 'a.json is not JSON'],
  ['a board that there is not', { ...right, commissioner: 'QQQ' }, 'no commissioner has the code "QQQ"'],
  ['a pathway that there is not', { ...right, pathways: ['adult'] }, 'no pathway is called "adult"; there are chc'],
  ['nobody who agreed', { ...right, agreed: { who: '', when: '2026-10-02' } }, 'agreed.who'],
  ['no day', { ...right, checked: 'last week' }, 'checked'],
  ['an address that is none', { ...right, to: 'the team' }, 'to'],
  ['no word on how the mailbox is safe', { ...right, secure: undefined }, 'secure'],
  ['a word that means nothing', { ...right, tel: '0113' }, 'tel'],
])('%s stops the start, naming file and word', (_, route, why) => {
  write('a.json', route)
  expect(() => readRoutes(folder, known)).toThrow(why)
  expect(() => readRoutes(folder, known)).toThrow('a.json')
})

test('two routes for the same are refused', () => {
  write('a.json', right)
  write('b.json', { ...right, pathways: ['chc'] })
  expect(() => readRoutes(folder, known)).toThrow('two routes for QWO chc')
})

test('the project ships none: nobody has agreed yet', () => {
  expect(readRoutes(knownRoutes().folder, known)).toEqual([])
})
