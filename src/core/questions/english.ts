/**
 * The English that reading needs beyond the words listed for choices. A reading is not told its language, so this is the one
 * place where code knows one; words of other languages simply do not match here.
 */
export const english = {
  /** For the names of months and of days near today, through Intl. */
  locale: 'en-GB',
  digits: new Map([
    ...words('zero one two three four five six seven eight nine').map((word, i): [string, string] => [word, String(i)]),
    ...words('oh o nought naught').map((word): [string, string] => [word, '0']),
    ['plus', '+'],
  ]),
  repeats: new Map([
    ['double', 2],
    ['triple', 3],
    ['treble', 3],
  ]),
  /** Places in a list. */
  ordinals: words('first second third fourth fifth sixth seventh eighth ninth tenth'),
  numbers: words('one two three four five six seven eight nine ten'),
  last: words('last bottom'),
  /** Said around a place in a list. */
  aroundPlace: words('the number num option choice answer please pls plz thanks ta'),
  and: words('and n plus also or'),
  all: ['all', 'all of them', 'all of these', 'all of those', 'all of the above', 'everything', 'the lot', 'every one'],
  both: ['both', 'both of them', 'both of these'],
  /** They turn what follows round, so that naming a choice near them is not choosing it. */
  turning: words(
    'not no never neither nor without except apart instead rather dont doesnt didnt isnt arent wasnt aint cant cannot couldnt wont wouldnt shouldnt havent hasnt',
  ),
  /** They change nothing about a yes or a no. */
  neutral: words(
    'a ah er erm eh um uh hm hmm well oh so then just i id im say think guess suppose would its thats that is it hi hello please pls plz thanks thank you ta cheers mate love dear pal sorry really actually honestly definitely very much lol x xx xxx',
  ),
}

function words(list: string): readonly string[] {
  return list.split(' ')
}
