import { DEFAULT_PAGE_SIZE, DEFAULT_SCALE_PERCENT, DEFAULT_VERSION } from '../../../src/model/defaults.ts';
/** The words of one place of the language: what each means, and which holds where nothing is said. */
export interface Values {
  readonly default?: string;
  readonly words: Readonly<Record<string, string>>;
}

const PERIODS: Values = {
  words: {
    '1s': 'One second: the least.',
    '1m': 'One minute.',
    '5m': 'Five minutes.',
    '1h': 'One hour.',
    '1d': 'One day: the most.',
  },
};

/**
 * Where anything of a kind may stand: what most people write, in the order in which it is offered. By rule and property of
 * the grammar; amounts by what they are amounts of. A test holds that the checker takes each.
 */
export const EXAMPLES: Readonly<Record<string, Values>> = {
  'Version.version': {
    default: `"${DEFAULT_VERSION}"`,
    words: { [`"${DEFAULT_VERSION}"`]: 'Not yet for everybody.', '"1.0.0"': 'The first for everybody.' },
  },
  'Scopes.scopes': {
    default: 'openid',
    words: {
      openid: 'To know who has signed in: OpenID Connect.',
      profile: 'To read the name and the like.',
      email: 'To read the e-mail address.',
      address: 'To read the postal address.',
      phone: 'To read the telephone number.',
    },
  },
  'Limit.period': PERIODS,
  'Alert.period': PERIODS,
  'Instances.min': {
    default: '1',
    words: { '1': 'One.', '2': 'Two: one may fail.', '2..6': 'Two, and up to six under load.' },
  },
  'Instances.percent': {
    default: String(DEFAULT_SCALE_PERCENT),
    words: {
      '60': 'Early: when load comes suddenly.',
      '70': 'With some room.',
      '80': 'When little is left.',
      '90': 'Late: when load grows slowly.',
    },
  },
  'Amount.cpu': {
    words: {
      '250m': 'A quarter of a core.',
      '500m': 'Half a core.',
      '1': 'One core.',
      '2': 'Two cores.',
      '250m..2': 'A quarter of a core reserved, two at most.',
    },
  },
  'Amount.memory': {
    words: {
      '256Mi': '256 mebibytes.',
      '512Mi': '512 mebibytes.',
      '1Gi': 'One gibibyte.',
      '2Gi': 'Two gibibytes.',
      '512Mi..1Gi': '512 mebibytes reserved, one gibibyte at most.',
    },
  },
  'Storage.size': {
    words: {
      '1Gi': 'One gibibyte.',
      '10Gi': 'Ten gibibytes.',
      '50Gi': 'Fifty gibibytes.',
      '100Gi': 'A hundred gibibytes.',
    },
  },
  'Page.size': {
    default: String(DEFAULT_PAGE_SIZE),
    words: {
      '20': 'Twenty rows.',
      '50': 'Fifty rows.',
      '100': 'A hundred rows.',
      '200': 'Two hundred rows: the most.',
    },
  },
};
