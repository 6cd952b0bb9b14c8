import type { Content } from '../../src/content.ts'
import { factsReport, type Said } from '../../src/tools/facts/report.ts'

const source = {
  id: 's',
  fact: 'f',
  source: 'An Act',
  seen: '2026-01-01',
  reviewBy: '2027-01-01',
  confidence: 'seen',
  usedIn: [],
}
const content: Content = {
  sources: new Map([['s', source]]),
  facts: [
    {
      id: 'days',
      kind: 'number',
      values: [
        { value: 28, to: '2027-04-01' },
        { value: 30, from: '2027-04-01' },
      ],
      source: 's',
    },
  ],
  articles: new Map([['a', { related: [], dialogs: ['menu'], sources: ['s'], reviewBy: '2027-01-01' }]]),
}
const words = { title: 'A', short: 'Within {{fact.days}} days under section 117.', full: 'More.', next: 'Ask.' }
const said: Said = {
  locales: { en: { article: { a: words } }, 'en-x-easy': { article: { a: words } } },
  dialogs: ['menu'],
  phrasings: new Map([['a', 20]]),
  today: '2026-11-26',
}

test('lists a fact with its value, until when, where it is from and where it is used', () => {
  const { lines, findings } = factsReport(content, said)
  expect(lines).toEqual(['days = 28 until 2027-04-01 (s, review by 2027-01-01): article.a.short'])
  expect(findings).toEqual([])
})

test('a new sum begins on its day', () => {
  expect(factsReport(content, { ...said, today: '2027-04-01' }).lines[0]).toContain('days = 30 (')
})

const withWords = (change: object): Said => ({
  ...said,
  locales: { ...said.locales, en: { article: { a: { ...words, ...change } } } },
})

test.each([
  ['a fact that is nowhere', content, withWords({ short: 'Soon.' }), 'en-x-easy'],
  ['a name that is no fact', content, withWords({ full: '{{fact.hours}}' }), 'no fact is called "hours"'],
  ['a typed number', content, withWords({ full: 'It takes 28 days.' }), '"28" is typed'],
  ['a typed count', content, withWords({ full: 'It takes three weeks.' }), '"three weeks" is typed'],
  [
    'a long short answer',
    content,
    withWords({ short: `{{fact.days}} ${'word '.repeat(61)}` }),
    'its short answer has 6',
  ],
  ['no easy read', content, { ...said, locales: { en: said.locales.en ?? {} } }, 'has no words in easy read'],
  ['a dialog that is not there', content, { ...said, dialogs: [] }, 'names the dialog "menu"'],
  ['few phrasings', content, { ...said, phrasings: new Map() }, 'has only 0 phrasings'],
  ['a late review', content, { ...said, today: '2027-02-01' }, 'article "a" is past its review by 2027-01-01'],
  ['a late source', content, { ...said, today: '2027-02-01' }, 'source "s" is past its review by 2027-01-01'],
  ['words without an entry', { ...content, articles: new Map() }, said, 'no entry in content/articles'],
] as const)('finds %s', (_, of, what, finding) => {
  const { findings, lines } = factsReport(of, what)
  if (finding === 'en-x-easy') expect(lines[0]).not.toContain('used nowhere')
  else expect(findings.join('\n')).toContain(finding)
})
