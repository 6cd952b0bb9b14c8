/** Where a reply may go: this says yes or no to a service URL. */
export type MayServe = (serviceUrl: string) => boolean

/** The channels of the Bot Framework that have a host of their own under `botframework.com`, and the regions before it. */
const CHANNELS = 'directline webchat telegram slack facebook sms email line groupme skype alexa acs outlook'.split(' ')
const REGIONS = ['', 'europe.', 'india.']

/** Hosts of Microsoft that replies go to. Teams and Skype share the first. */
const HOSTS: readonly string[] = [
  'smba.trafficmanager.net',
  ...CHANNELS.flatMap((channel) => REGIONS.map((region) => `${region}${channel}.botframework.com`)),
]

/** The Bot Framework's own hosts and those that the site names: by https on the usual port, each by its exact name. */
export const microsoftHosts = (more: readonly string[]): MayServe => {
  const hosts = new Set([...HOSTS, ...more.map((host) => host.toLowerCase())])
  return (serviceUrl) => {
    const url = URL.parse(serviceUrl)
    return url?.protocol === 'https:' && url.port === '' && !hasLogin(url) && hosts.has(url.hostname)
  }
}

/** This computer alone: where the emulator listens. */
export const thisComputer: MayServe = (serviceUrl) => {
  const url = URL.parse(serviceUrl)
  return url !== null && ['http:', 'https:'].includes(url.protocol) && !hasLogin(url) && LOOPBACK.has(url.hostname)
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

const hasLogin = ({ username, password }: URL) => username !== '' || password !== ''
