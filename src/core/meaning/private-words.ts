const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Common words that are first names or surnames too, and that a question loses little without. */
export const NAMES_TOO = words(`
  mark rose hope joy faith bill art pat rob dawn rich robin ray guy drew ivy daisy violet pearl rusty sandy sunny summer autumn winter star
  sky clay chase hunter penny charity jay bud brook major king prince kitty bob sam eve angel dolly candy cherry berry mat bunny junior
  heaven blaze royal basil gene gale gail heath dale glen hazel holly heather olive ruby amber jade grace frank jack grant lance miles page
  peter owen dean jean max dick tom tim john james mary ann anne paul george iris lily poppy rosemary carol victor ernest dan ben ted
  nick mike matt jim joe jo fred harry charlie alice lee leigh roy ken kim les lou neil phil ron val vic woody crystal ginger jasmine
  cliff herb hank bobby billy willy barry tony jess miller mason fisher carter walter taylor shepherd carpenter butler bishop
  harding fielding browning golding
  brown black gray grey moon moor wolf fox bird rice cook knight baker potter gardener turner walker parker cooper archer potts banks
  wells waters woods hills fields brooks stones summers winters marsh bush hay lamb finch wren dove sparrow crow crane hawk drake
  khan singh ahmed pope savage swift snow frost thorn vine rivers mills bridges holder hood`)

/** Words that are kept alone, and dropped beside a word that we do not know: together the two are likely to be a name. */
export const SURNAMES_TOO = words(`
  green white young wood hill field stone price long short little day church park lane street farmer bank bell ball best case cross english
  french west north south east sharp small tree wall ward water well wise worth hand love low mill nice paint pool post power queen river
  spring steel sweet sugar town wild yard gold golden good garden fish fair forest fountain glass hall ham head heart holiday horn house
  hunt iron judge just keen kitchen land lake law leaf light lock lion mayor oak old peace pepper plant poor pound quick read ring rock
  root rush sale salt seal settle silver singer speed spear stamp storm strong sun tailor wagon wake weather wing wonder barber barn barrel
  beach bean beard blood boot bow box branch bright buckle bull burn butcher butter castle chance coal dance dark darling dear
  deer driver drum duck eagle early eye fear fence flood flower fly foot gentle gift goose grove guest herd horse key kite lemon
  brave happy liberty true will may april june`)

/** Months and what tells of one. */
export const MONTHS = words(`
  january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec`)

/** Number words, and those by which figures are read aloud. */
export const NUMBERS = words(`
  zero nought naught oh two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred thousand million double triple treble third fourth fifth
  sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
  twentieth thirtieth`)

/** Number words with other meanings: dropped only beside a figure or another number. */
export const NUMBERS_TOO = words('one first second to too won ate and o of')

/** What ends a line of an address. */
export const STREETS = words(`
  street road lane avenue close drive court gardens garden terrace crescent way place square hill park house cottage grove row walk green
  mews flat st rd ave`)

/** What is hardly said but of an address. */
export const STREETS_ALONE = words('street road lane avenue crescent terrace cottage grove mews')

/** What stands before a place that is not one's own. */
export const ARTICLES = words('a an the this that my your our their any every which on of in cross across')

/** What a name comes after: in its own words, and as titles. */
export const BEFORE_NAMES = words('named called name names surname forename nickname signed regards sincerely')
export const TITLES = words('mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend')

/** What stands in a spoken email or web address. */
export const ADDRESS_MARKS = words(
  'dot gmail googlemail hotmail outlook yahoo icloud btinternet aol com www http https underscore hyphen dash slash',
)
