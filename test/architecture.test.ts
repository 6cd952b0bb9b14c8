import { dirname, join } from 'node:path'
import { type Code, codeIn, type Import } from './fixtures/code.ts'

const root = join(import.meta.dirname, '..')
const src = codeIn(root, 'src')
const dialogs = codeIn(root, 'dialogs')

/** Where the program meets the world. None knows another: they meet in `receive.ts` and where the program starts. */
const EDGES = ['channels', 'handover', 'inbox', 'look-ups', 'meaning', 'server', 'storage']

/** What edges may know of one another: types that say what is handed over, and no code. */
const CONTRACTS = [
  'src/storage/storage.ts',
  'src/server/route.ts',
  'src/handover/referral.ts',
  'src/handover/letter/letter.ts',
]

/** Packages that are made for browsers. */
const FOR_BROWSERS = ['@simplewebauthn/browser']

/** More than this is two things. */
const MOST_LINES = 200

/** Every import, with the file that it stands in. */
const imports = (files: readonly Code[]) =>
  files.flatMap(({ file, imports: all }) => all.map((one) => ({ file, ...one })))

const line = ({ file, to, isType }: Import & { file: string }) => `${file} -> ${to}${isType ? ' (type)' : ''}`

/** The folder of `src` that a file is in; nothing for those that stand in `src` itself. */
const folderOf = (file: string) => /^src\/([^/]+)\//.exec(file)?.[1]

test('the core imports nothing of ours from outside, and nothing of Node', () => {
  const wrong = imports(src).filter(({ file, to, isOurs }) => {
    if (folderOf(file) !== 'core') return false
    return isOurs ? folderOf(to) !== 'core' : to.startsWith('node:') || NODE.includes(to)
  })
  expect(wrong.map(line)).toEqual([])
})

test('dialogs import only how a dialog is defined; their index only dialogs', () => {
  const wrong = imports(dialogs).filter(({ file, to }) => {
    if (to === 'src/core/dialog/define.ts') return false
    return file !== 'dialogs/index.ts' || !to.startsWith('dialogs/')
  })
  expect(wrong.map(line)).toEqual([])
})

test('edges never import one another, but for the types that say what is handed over', () => {
  const wrong = imports(src).filter(({ file, to, isType }) => {
    const [from, other] = [folderOf(file) ?? '', folderOf(to) ?? '']
    if (!EDGES.includes(from) || !EDGES.includes(other) || from === other) return false
    return !(isType && CONTRACTS.includes(to))
  })
  expect(wrong.map(line)).toEqual([])
})

test('every folder of src is the core, an edge, a tool or what runs in browsers: a new one finds its place here', () => {
  const folders = new Set(src.flatMap(({ file }) => folderOf(file) ?? []))
  expect([...folders].filter((name) => !['core', 'tools', 'widget', ...EDGES].includes(name))).toEqual([])
})

test('what runs in browsers imports only its own folder and packages for browsers, and nothing of the server imports it', () => {
  const wrong = imports(src).filter(({ file, to }) => {
    if (FOR_BROWSERS.includes(to)) return false
    const [from, other] = [folderOf(file), to.startsWith('src/') ? folderOf(to) : undefined]
    return from === 'widget' ? dirname(to) !== dirname(file) : other === 'widget'
  })
  expect(wrong.map(line)).toEqual([])
})

test('edges reach the middle by what it receives alone', () => {
  const wrong = imports(src).filter(({ file, to, isType, isOurs }) => {
    const isEdge = EDGES.includes(folderOf(file) ?? '')
    if (!isEdge || !isOurs || folderOf(to) !== undefined) return false
    return to !== 'src/receive.ts' && !isType
  })
  expect(wrong.map(line)).toEqual([])
})

test('nothing imports itself in a circle', () => {
  expect(circles([...src, ...dialogs])).toEqual([])
})

test('every import names a file that is there', () => {
  const known = new Set([...src, ...dialogs].map(({ file }) => file))
  const wrong = imports([...src, ...dialogs]).filter(({ to, isOurs }) => isOurs && to.endsWith('.ts') && !known.has(to))
  expect(wrong.map(line)).toEqual([])
})

test('no file is over 200 lines', () => {
  const long = src.filter(({ lines }) => lines > MOST_LINES)
  expect(long.map(({ file, lines }) => `${file}: ${lines}`)).toEqual([])
})

test('no sentence stands in code: what people read is in locales/', () => {
  const sentences = [...src, ...dialogs]
    .filter(({ file }) => folderOf(file) === 'core' || file.startsWith('dialogs/'))
    .flatMap(({ file, texts }) => texts.filter(isSentence).map((text) => `${file}: ${text}`))
  expect(sentences).toEqual([])
})

/** Node's own modules may be named without `node:` too. */
const NODE = [
  'assert',
  'buffer',
  'crypto',
  'events',
  'fs',
  'http',
  'https',
  'os',
  'path',
  'process',
  'stream',
  'url',
  'util',
]

/** Four words or more, and a mark that ends a sentence. */
const isSentence = (text: string) =>
  /[.!?…]["”’)]*$/.test(text.trim()) && text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length >= 4

/** Each circle of imports that bring code, as the way round. */
function circles(files: readonly Code[]): readonly string[] {
  const next = new Map(
    files.map(({ file, imports: all }) => [
      file,
      all.filter(({ isType, isOurs }) => isOurs && !isType).map(({ to }) => to),
    ]),
  )
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' -> '))
    if (way.includes(file) || done.has(file)) return
    for (const to of next.get(file) ?? []) visit(to, [...way, file])
    done.add(file)
  }
  for (const { file } of files) visit(file, [])
  return found
}
