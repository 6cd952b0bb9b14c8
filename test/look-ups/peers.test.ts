import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { peers as dialog } from '../../dialogs/peers.ts'
import { isLookUp } from '../../src/core/dialog/define.ts'
import type { Found } from '../../src/core/dialog/look-up.ts'
import type { Commissioners } from '../../src/look-ups/commissioners.ts'
import { kinds, loadPeers } from '../../src/look-ups/peer-table.ts'
import { peers } from '../../src/look-ups/peers.ts'
import type { Hints } from '../../src/look-ups/places/said.ts'
import { commissioners, now } from './real.ts'

type Phone = { number: string; standing: string }
type Service = { id: string; name: string; url?: string; review_by?: string; assured_date?: string; phones?: Phone[] }

const path = join(import.meta.dirname, '../../content/peers.json')
const services = (JSON.parse(readFileSync(path, 'utf8')) as { services: Service[] }).services
const table = loadPeers(path, commissioners)

const valuesOf = (found: Found) => found.detail?.values ?? {}
const find = (hints: Hints, at = now, from = table) => peers(from, commissioners).find(hints, at) as Found
const all = (hints: Hints, at = now, from = table) => Object.values(valuesOf(find(hints, at, from))).join('\n')

const interest = dialog.questions.interest
const interests = Object.keys(interest && !isLookUp(interest) ? (interest.choices ?? {}) : {})

/** Every kind of support, in every place that a contact covers and some that none does, on days from before all checks to long after. */
const everyInput = interests.flatMap((kind) =>
  [
    {},
    ...['CR0 1AA', 'BN11 1RY', 'HU1', 'E8 1EA', 'E1', 'LS1', 'CF10', 'BT1'].map((postcode) => ({ postcode })),
  ].flatMap((place) =>
    ['yes', 'no', 'notSure'].flatMap((near) =>
      ['2021-01-01', '2022-12-31', '2026-11-22', '2035-01-01'].map((day) => ({
        hints: { interest: kind, near, ...place } as Hints,
        at: `${day}T12:00:00.000Z`,
      })),
    ),
  ),
)

const digits = (text: string) => text.replaceAll(/\D/g, '')
/** Anything that somebody might phone: nine digits or more with nothing but spaces and dashes between. */
const numbersIn = (text: string) => [...text.matchAll(/\d(?:[ -]?\d){8,}/g)].map(([number]) => digits(number))

describe('a number that nobody has checked is shown to nobody', () => {
  const unchecked = services.flatMap(({ phones = [] }) => phones.filter(({ standing }) => standing !== 'official'))

  test('whatever is asked, wherever and whenever', () => {
    expect(unchecked.length).toBeGreaterThan(5)
    for (const { hints, at } of everyInput) {
      const said = digits(all(hints, at))
      expect(unchecked.filter(({ number }) => said.includes(digits(number)))).toEqual([])
    }
  })

  test('every number shown is official, and within its review', () => {
    let shown = 0
    for (const { hints, at } of everyInput) {
      const day = at.slice(0, 10)
      const allowed = services.flatMap(({ phones = [], review_by = '', assured_date }) =>
        assured_date && day <= review_by ? phones.filter(({ standing }) => standing === 'official') : [],
      )
      const numbers = numbersIn(all(hints, at))
      shown += numbers.length
      expect(numbers.filter((number) => !allowed.some((one) => digits(one.number) === number))).toEqual([])
    }
    expect(shown).toBeGreaterThan(0)
  })

  test('not even while everything else about the contact is fresh', () => {
    const fresh = (text: string) => {
      const content = JSON.parse(text) as { services: Service[] }
      const assured = { assured_date: '2026-11-20', review_by: '2027-05-20' }
      return JSON.stringify({ ...content, services: content.services.map((one) => ({ ...one, ...assured })) })
    }
    withFile(fresh, (assured) => {
      for (const { hints } of everyInput) {
        const said = digits(all(hints, now, assured))
        expect(unchecked.filter(({ number }) => said.includes(digits(number)))).toEqual([])
      }
    })
  })

  test('nor with words that mean nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (interest, postcode, council) => {
        expect(numbersIn(all({ interest, near: 'yes', postcode, council }))).toEqual([])
      }),
    )
  })
})

describe('a number past its review', () => {
  const croydon: Hints = { interest: 'any', near: 'yes', postcode: 'CR0' }

  test('disappears the day after, and the name and web address stay', () => {
    expect(all(croydon, '2023-06-01T12:00:00.000Z')).toContain(
      '• Independent Lives (West Sussex, Croydon): 01903 219482 (8am to 6pm, Monday to Friday), https://www.independentlives.org',
    )
    expect(all(croydon, '2023-06-02T12:00:00.000Z')).toContain(
      '• Independent Lives (West Sussex, Croydon): https://www.independentlives.org',
    )
    expect(numbersIn(all(croydon, '2023-06-02T12:00:00.000Z'))).toEqual([])
  })

  test('the version changes that night, by London time', () => {
    const { version } = peers(table, commissioners)
    expect(version('2023-06-01T22:59:59Z')).not.toBe(version('2023-06-01T23:00:00Z'))
    expect(version('2023-06-02T12:00:00Z')).toBe(version('2023-06-03T12:00:00Z'))
  })

  test('comes back when somebody has checked it again', () => {
    const change = (text: string) =>
      text.replace('"assured_date": "2022-06-01"', '"assured_date": "2026-11-20"').replace('2023-06-01', '2027-05-20')
    withFile(change, (checked) => {
      expect(all(croydon, now, checked)).toContain('01903 219482')
      expect(checked.version(now)).not.toBe(table.version(now))
    })
  })
})

describe('where', () => {
  test.each<[string, Hints, string, string[]]>([
    ['Croydon', { postcode: 'CR0 1AA' }, 'local', ['Independent Lives']],
    ['Worthing', { postcode: 'BN11 1RY' }, 'local', ['Independent Lives']],
    ['Hull', { postcode: 'HU1' }, 'local', ['Choices and Rights']],
    ['Hackney', { postcode: 'E8 1EA' }, 'local', ['Core Arts', 'The Advocacy Project']],
    ['a council and no postcode', { postcode: { choice: 'unknown' }, council: 'Croydon' }, 'local', ['Independent']],
    ['a postcode in no table, and a council', { postcode: 'ZZ1', council: 'Hull City Council' }, 'local', ['Choices']],
    ['Leeds', { postcode: 'LS1' }, 'noneNear', []],
    ['Cardiff', { postcode: 'CF10' }, 'noneNear', []],
    ['a postcode in no table', { postcode: 'ZZ1' }, 'national', []],
    ['no fixed address', { postcode: { choice: 'none' } }, 'national', []],
    ['they would rather not', { near: 'no', postcode: 'CR0', council: 'Croydon' }, 'national', []],
    ['not sure', { near: 'notSure', postcode: 'CR0' }, 'national', []],
  ])('%s', (_, hints, choice, local) => {
    const found = find({ interest: 'any', near: 'yes', ...hints })
    expect(found.choice).toBe(choice)
    const lines = Object.values(valuesOf(found)).join('\n')
    const there = ['Independent Lives', 'Choices and Rights', 'Core Arts', 'The Advocacy Project'].filter((name) =>
      lines.includes(name),
    )
    expect(there).toHaveLength(local.length)
    for (const name of local) expect(lines).toContain(name)
  })

  test('those of a board that was merged are near those of its successor', () => {
    const merged: Commissioners = {
      ...commissioners,
      byPostcode: () => [{ area: 'X1X1X', share: 1 }],
      successors: (ods) =>
        ods === 'QWE' ? [{ ods: 'X1X1X', name: 'NHS Anywhere', from: '2027-04-01', successors: [] }] : [],
    }
    const found = peers(table, merged).find({ interest: 'any', near: 'yes', postcode: 'CR0' }, now) as Found
    expect(valuesOf(found).userLed).toContain('Independent Lives')
    expect(valuesOf(found).userLed).not.toContain('Choices and Rights')
  })

  test('national ones are always there', () => {
    for (const { hints, at } of everyInput) {
      expect(valuesOf(find(hints, at)).networks).toContain('peoplehub')
      expect(valuesOf(find(hints, at)).advice).toContain('Beacon CHC')
    }
  })

  test('local ones stand first', () => {
    const { userLed } = valuesOf(find({ interest: 'any', near: 'yes', postcode: 'HU1' }))
    expect(userLed?.split('\n')).toEqual([
      '• Choices and Rights (Hull): https://www.choicesandrights.org.uk',
      '• Disability Rights UK: https://disabilityrightsuk.org',
    ])
  })
})

describe('for whom', () => {
  test.each([
    ['carers', 'Carers UK', 'Mencap'],
    ['parents', 'Contact', 'Age UK'],
    ['learningDisability', 'Mencap', 'Carers UK'],
    ['mentalHealth', 'Mind', 'Mencap'],
    ['older', 'Age UK', 'Contact:'],
    ['disability', 'Disability Rights UK', 'Mind'],
    ['employer', 'Skills for Care', 'Mind'],
  ])('%s: %s and not %s', (kind, there, missing) => {
    expect(all({ interest: kind, near: 'no' })).toContain(`• ${there}`)
    expect(all({ interest: kind, near: 'no' })).not.toContain(`• ${missing}`)
  })

  test('every contact of England for any', () => {
    const everywhere = services.filter((one) => !/independent|choices|core-arts|advocacy/.test(one.id))
    const lines = all({ interest: 'any', near: 'no' }).split('\n')
    expect(lines).toHaveLength(everywhere.length)
    for (const { name, url } of everywhere) expect(lines).toContain(url ? `• ${name}: ${url}` : `• ${name}`)
  })

  test('who alone may use it is said', () => {
    expect(all({ interest: 'any', near: 'yes', postcode: 'E1' })).toContain(
      '• The Advocacy Project (children and young people; Tower Hamlets): https://advocacyproject.org.uk/home/phb',
    )
  })
})

test('lines only: of a known kind, never empty, and no sentences', () => {
  for (const { hints, at } of everyInput) {
    for (const [kind, lines] of Object.entries(valuesOf(find(hints, at)))) {
      expect(kinds).toContain(kind)
      for (const line of lines.split('\n')) expect(line).toMatch(/^• \S.*[^.!?]$/)
    }
  }
})

test('quick: a conversation must not wait for it', () => {
  const start = performance.now()
  for (let i = 0; i < 100; i++) find({ interest: 'any', near: 'yes', postcode: 'E8 1EA', council: 'Hackney' })
  expect((performance.now() - start) / 100).toBeLessThan(5)
})

describe('a file that is not whole stops the start', () => {
  test.each([
    ['"id": "mencap"', '"id": "mind"', /peers\.json: "mind" is there twice/],
    ['"assured_date": "2022-06-01",', '', /peers\.json: "independent-lives" has an official number, so it needs/],
    ['"review_by": "2023-06-01"', '"review_by": "2022-05-31"', /"independent-lives" is to be reviewed before/],
    ['"name": "West Sussex"', '"name": "Wessex Shire"', /"independent-lives" covers "Wessex Shire"/],
    ['"standing": "professionals"', '"standing": "probably"', /peers\.json: "advocacy-project-phb"[\s\S]*standing/],
    ['"code": "networks"', '"code": "friends"', /peers\.json: "peoplehub"[\s\S]*code/],
    ['{"taxonomy": "kind", "code": "networks"}, ', '', /peers\.json: "peoplehub" has no kind/],
    ['"url": "https://beaconchc.co.uk"', '"url": "beaconchc"', /peers\.json: "beacon-chc"[\s\S]*url/],
    ['"url": "https://contact.org.uk"', '"webpage": "https://contact.org.uk"', /peers\.json: "contact"[\s\S]*webpage/],
    ['"seen": "2026-11-22"', '"seen": "November"', /peers\.json[\s\S]*seen/],
    ['{', '', /peers\.json is not JSON/],
  ])('%s for %s', (is, becomes, error) => {
    expect(() =>
      withFile(
        (text) => text.replace(is, becomes),
        () => undefined,
      ),
    ).toThrow(error)
  })
})

function withFile(change: (text: string) => string, use: (changed: ReturnType<typeof loadPeers>) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'peers-'))
  try {
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(join(folder, 'peers.json'), after)
    use(loadPeers(join(folder, 'peers.json'), commissioners))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
