import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dialogs } from '../../dialogs/index.ts'
import { readLocales } from '../../src/locales.ts'
import { reference } from '../../src/handover/reference.ts'
import type { Surroundings } from '../../src/receive.ts'
import { parseDataKeys } from '../../src/storage/data-keys.ts'
import { openStorage } from '../../src/storage/sqlite.ts'
import { plainWords } from '../fixtures/plain-words.ts'
import { realLookUps } from '../fixtures/universe.ts'
import { journey, typed, clicked } from '../durability/journey.ts'
const dir = mkdtempSync('/tmp/phb-scratch-')
let wordsOf: Surroundings['wordsOf']
try { wordsOf = readLocales('locales', dialogs, {helpline: 'x'}) } catch { const w = plainWords(dialogs); wordsOf = () => w; console.log('plain words') }
const storage = await openStorage({ file: join(dir, 'a.db'), keys: parseDataKeys('k:' + randomBytes(32).toString('base64')) })
const around: Surroundings = { storage, dialogs, lookUps: realLookUps(), wordsOf, mode: 'practice', now: () => new Date().toISOString(), newId: randomUUID, newReference: () => reference(randomBytes(8)), lookUpFailed: console.error }
const times: number[] = []
const timed: Surroundings = around
let turns = 0
const N = Number(process.argv[2] ?? 50)
for (let round = 0; round < 5; round++) {
  turns = 0
  const t0 = performance.now()
  const counting = { ...around, storage: { ...storage, save: async (c: any) => { turns++; return storage.save(c) } } }
  for (let i = 0; i < N; i++) { const r = await journey(counting, `web:${round}-${i}`, undefined, process.argv[3] === 'typed' ? typed : clicked); if (!r.reference) throw new Error('no ref') }
  const s = (performance.now() - t0) / 1000
  console.log(round, turns, (turns / s).toFixed(0), 'turns/s', (turns / N), 'a journey')
}
await storage.close(); rmSync(dir, { recursive: true })
