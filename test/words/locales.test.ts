import { dialogs } from '../../dialogs/index.ts'
import { commands } from '../../src/core/conversation/activity.ts'
import { normalise } from '../../src/core/questions/normalise.ts'
import { languageAskedFor } from '../../src/core/words/language.ts'
import type { MessageKey } from '../../src/core/words/message.ts'
import { neededKeys } from '../../src/core/words/needed.ts'
import { baseKey, type WordTree } from '../../src/core/words/words.ts'
import { languageOf, plainOf } from '../../src/languages.ts'
import { missingWords } from '../../src/locales.ts'
import { english, everyLocale } from '../fixtures/every-locale.ts'
import { choicesOf, everyQuestion, idsOf, readIn } from '../fixtures/every-question.ts'
import { isLabel, leavesOf, phonesIn, saidIn, withoutContext } from '../fixtures/messages.ts'

const CONTEXTS = ['you', 'them']

/** Said by somebody in danger, by language: heard in that language, and the English ones in every language. */
const CRIES: Readonly<Record<string, readonly string[]>> = {
  en: [
    ...['I want to kill myself', 'he is going to hurt me', 'help me im scared', 'my husband hits me', 'I have to die'],
    ...['no one can stop me, I am suicidal', 'my carer hits me', 'I don’t want to live any more'],
    ...['I want to end it all', 'end it all', 'I can’t go on', 'she would be better off without me'],
  ],
  ur: [
    ...['میں مرنا چاہتا ہوں', 'میں مرنا چاہتی ہوں', 'جینے کا دل نہیں کرتا', 'میں جینا نہیں چاہتی', 'بس اب مر جانا ہے'],
    ...['خودکشی', 'میری زندگی ختم کرنی ہے', 'ہاں مجھے ڈر لگتا ہے', 'وہ مجھے مارتا ہے', 'میرے شوہر مجھے مارتے ہیں'],
    ...['مجھے جان سے مارنے کی دھمکی دی ہے', 'گھر والے ظلم کرتے ہیں', 'کیئرر مجھے مارتی ہے'],
    ...['میری مدد کریں، مجھے ڈر لگ رہا ہے', 'mujhe marna hai', 'jeene ka dil nahi karta', 'main jeena nahi chahti'],
    ...['bas ab mar jana hai', 'khudkushi karni hai', 'haan mujhe dar lagta hai', 'woh mujhe marta hai'],
    ...['mere shohar mujhe marte hain', 'ghar wale zulm karte hain', 'carer mujhe marti hai'],
    ...['meri madad karo mujhe dar lag raha hai', 'میں سب کچھ ختم کر دینا چاہتا ہوں', 'اب اور برداشت نہیں ہوتا'],
    ...[
      'ہاں، میرے بغیر سب بہتر رہیں گے',
      'میں خود کو ختم کر لوں گی',
      'نہیں، اب جی کر کیا کرنا ہے',
      'اپنی جان لینا چاہتی ہوں',
    ],
    ...[
      'میرا بیٹا مجھ پر ہاتھ اٹھاتا ہے',
      'میری بہو مجھے دھمکاتی ہے',
      'میں نے بہت سی گولیاں کھا لی ہیں',
      'امی کو مار دیں گے یہ لوگ',
    ],
    ...['ہاں گھر میں میری عزت لوٹی گئی', 'اب ہمت نہیں رہی، بس ہمیشہ کے لیے سو جانا ہے'],
    ...['sab khatam kar dena chahta hun', 'ab bardasht nahi hota', 'haan mere bina sab behtar rahenge'],
    ...['khud ko khatam karna hai', 'mujhe nahi jeena', 'zinda nahi rehna chahti', 'apni jaan lena chahta hun'],
    ...['mera beta mujh par hath uthata hai', 'meri bahu mujhe dhamkati hai', 'maine bohat si goliyan kha li hain'],
    ...['haan woh mera gala dabata hai', 'bas hamesha ke liye so jana hai'],
  ],
}

const CHOSEN_BY_NAME = ['choice', 'several', 'yesNo', 'check', 'consent']

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/

/** Lists by which words are understood; small talk has no labels. */
const UNDERSTOOD =
  /^(grammar|locale)\.|^talk\.\w+\.label$|^command\.change\.(before|after)\.|^talk\.(meaning|correction)\./

const valuesIn = (text: string) => [...new Set(text.match(/\{\{.*?\}\}/g))].sort()

/** What English says, by key whoever it is about. */
const englishSaid = Map.groupBy(saidIn(english.tree), ({ key }) => withoutContext(key))

/** "Under 18" may be either of two age groups, and both list it: then the person is asked which. */
const OF_TWO_AGES = /1[678]|eighteen|اٹ[ھہ]ارہ|athara/

describe.each(everyLocale)('$locale', ({ locale, own, tree, words }) => {
  const ours = [...Object.keys(dialogs), 'fact', 'core', 'command']
  const isOurs = (key: string) => ours.includes(key.split('.')[0] ?? '')
  const said = saidIn(own)
  /** Each message with what English says in its place: the same key, else for whomever it is about. */
  const besideEnglish = said.flatMap(({ key, text }) => {
    const same = englishSaid.get(withoutContext(key)) ?? []
    const exact = same.find((one) => one.key === key) ?? same[0]
    return exact ? [{ key, text, english: exact.text }] : []
  })

  /** A question without words is told of once, as missing. */
  const questions = everyQuestion.filter((asked) => {
    const base = baseKey(asked.dialog, asked.name, asked.question)
    const labels = idsOf(asked).map((id) => [`${base}.choices.${id}.label`, `choice.${id}.label`])
    return [[`${base}.label`], ...labels].every((any) => any.some((key) => words.has(key)))
  })

  describe('is whole', () => {
    test('every key that is needed has words', () => {
      expect(missingWords(words, dialogs)).toEqual([])
    })

    test('no words are left over', () => {
      const known = new Set(neededKeys(dialogs).flat())
      const inEnglish = new Set(saidIn(english.tree).map(({ key }) => withoutContext(key)))
      const left = leavesOf(own).map(({ key }) => withoutContext(key.replace(/\.words\.\d+$/, '.label')))
      const rest = left.filter((key) => !UNDERSTOOD.test(key))
      expect(rest.filter((key) => (isOurs(key) ? !known.has(key) : !inEnglish.has(key)))).toEqual([])
    })

    test('only the contexts that the core gives are used', () => {
      const contexts = said.filter(({ key }) => isOurs(key)).flatMap(({ key }) => /_(\w+)$/.exec(key)?.slice(1) ?? [])
      expect(
        contexts.filter((context) => !['them', 'words', 'choice', 'near', 'old', 'draft', 'past'].includes(context)),
      ).toEqual([])
    })

    test('every message can be said', () => {
      const values = {
        name: 'Amina',
        reference: 'PHB-0000-0000',
        text: 'hello',
        choice: 'Skip',
        source: 'An Act',
        seen: '2026-11-22',
        reviewBy: '2027-05-22',
        commissioner: { name: 'NHS Anywhere Integrated Care Board', website: 'https://anywhere.icb.nhs.uk' },
        peers: { networks: 'A', userLed: 'B', advice: 'C', brokers: 'D', advocates: 'E' },
      }
      for (const key of new Set(saidIn(tree).map(({ key }) => withoutContext(key)))) {
        if (!isOurs(key)) continue
        for (const context of [...CONTEXTS, 'words', 'choice', 'past']) {
          expect(words.say(key as MessageKey, { ...values, context })).not.toMatch(/\{\{|^$/)
        }
      }
    })

    test('it says its name, whether it is a draft, and how to ask for it', () => {
      const language = languageOf(locale, tree)
      expect(language.name).toMatch(/\p{L}/u)
      expect(language.words.length).toBeGreaterThan(5)
      if (language.isDraft) expect(words.say('locale.draft')).toMatch(/\p{L}{2}.*\s/u)
      expect((own.locale as WordTree).status).toBe(language.isDraft ? 'draft' : 'checked')
      const others = everyLocale
        .filter((other) => other.locale !== locale)
        .map((other) => languageOf(other.locale, other.tree))
      expect(language.words.filter((word) => languageAskedFor(others, word))).toEqual([])
    })

    test('it can be chosen, and the choice is one of every language', () => {
      const asked = everyQuestion.find(({ dialog, name }) => dialog === 'language' && name === 'to')
      expect(asked && idsOf(asked)).toContain(locale)
    })
  })

  describe('says what English says', () => {
    test('the same values in each message', () => {
      const other = besideEnglish.filter(({ text, english }) => `${valuesIn(text)}` !== `${valuesIn(english)}`)
      expect(other).toEqual([])
    })

    test('the same phone numbers in each message', () => {
      const numbers = (text: string) => `${[...new Set(phonesIn(text))].sort()}`
      expect(besideEnglish.filter(({ text, english }) => numbers(text) !== numbers(english))).toEqual([])
    })

    test('no phone number turns round in a right-to-left line', () => {
      const bare = said
        .filter(({ text }) => RIGHT_TO_LEFT.test(text))
        .map(({ key, text }) => ({
          key,
          numbers: phonesIn(text.replace(/\u2066[^\u2069]*\u2069/g, '')).filter((number) => number.includes(' ')),
        }))
      expect(bare.filter(({ numbers }) => numbers.length > 0)).toEqual([])
    })

    test('buttons have 60 characters at most', () => {
      expect(saidIn(tree).filter((one) => isLabel(one) && one.text.length > 60)).toEqual([])
    })
  })

  describe('what people type is understood one way', () => {
    const shared = (id: string) => (tree.choice as WordTree | undefined)?.[id] as { words?: string[] } | undefined

    test.each(questions.map((one) => [`${one.dialog}.${one.name}`, one] as const))('%s', (_, asked) => {
      for (const context of CONTEXTS) {
        const choices = choicesOf(words, asked, context)
        const all = choices.map(({ id, label, words: listed }) => ({
          id,
          words: new Set([id, label, ...listed].map(normalise)),
        }))
        for (const { id, label, words: listed } of choices) {
          // Two choices that every question shares may overlap ("I don't have it"): then the person is asked which.
          const everywhere = new Set((shared(id)?.words ?? []).map(normalise))
          const mine = [id, label, ...listed]
            .map(normalise)
            .filter((word) => !everywhere.has(word) && !(asked.name === 'ageBand' && OF_TWO_AGES.test(word)))
          expect(mine).not.toContain('')
          const others = all.filter((other) => other.id !== id && mine.some((word) => other.words.has(word)))
          const clash = others.map((other) => [id, other.id, ...mine.filter((word) => other.words.has(word))])
          expect(clash).toEqual([])
        }
      }
    })

    test('every label is read as its own choice', () => {
      const misread = questions.flatMap((asked) =>
        CONTEXTS.flatMap((context) =>
          choicesOf(words, asked, context)
            .map(({ id, label }) => ({ id, label, read: readIn(words, asked, label, context) }))
            .filter(({ id, read }) => `${read}` !== id)
            .map((one) => ({ question: `${asked.dialog}.${asked.name}`, ...one })),
        ),
      )
      expect(misread).toEqual([])
    })

    test('every choice can be said in words of its own', () => {
      const wordless = questions.flatMap((asked) =>
        choicesOf(words, asked, 'you')
          .filter((choice) => choice.words.length < 5)
          .map(({ id }) => `${baseKey(asked.dialog, asked.name, asked.question)}.${id}`),
      )
      expect(wordless).toEqual([])
    })

    test('no command swallows an answer', () => {
      const swallowed = questions.flatMap((asked) =>
        CONTEXTS.flatMap((context) => choicesOf(words, asked, context))
          .flatMap(({ id, label, words: listed }) => [label, ...listed].map((word) => ({ id, word })))
          .filter(({ id, word }) => {
            const found = words.command(word)
            // In the menu, the command and the choice lead to the same place.
            if (found?.command === 'person' && id === 'person' && asked.dialog === 'menu') return false
            if (!found?.about) return found !== undefined
            return questions.some((one) => words.naming(one.dialog, one.name, one.question, found.about ?? ''))
          })
          .map(({ id, word }) => `${asked.dialog}.${asked.name}.${id}: ${word}`),
      )
      expect(swallowed).toEqual([])
    })

    test('a message is one command at most, and a label is its command', () => {
      const spoken = commands.flatMap((command) => {
        const { label, words: listed } = (tree.command as WordTree)[command] as { label: string; words: string[] }
        expect(words.command(label)?.command).toBe(command)
        return listed.map(normalise)
      })
      expect(spoken.filter((word, at) => spoken.indexOf(word) !== at)).toEqual([])
    })

    const cries = new Set([...(CRIES.en ?? []), ...(CRIES[plainOf(locale)] ?? [])])
    test.each([...cries])('a cry for help is no answer and no command: “%s”', (cry) => {
      expect(words.command(cry)).toBeUndefined()
      expect(languageAskedFor([languageOf(locale, tree)], cry)).toBeUndefined()
      const listed = questions.filter(({ question }) => CHOSEN_BY_NAME.includes(question.ask))
      const taken = listed.filter((asked) => readIn(words, asked, cry).length > 0)
      expect(taken.map(({ dialog, name }) => `${dialog}.${name}`)).toEqual([])
    })
  })
})
