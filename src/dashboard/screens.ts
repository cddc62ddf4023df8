import type { ComponentType } from 'preact';
import { MeasureScreen } from './anatomy/MeasureScreen.js';
import { Compare } from './compare/Compare.js';
import { CulpritScreen } from './culprit/CulpritScreen.js';
import { FunctionsScreen } from './functions/FunctionsScreen.js';
import { InstrumentedScreen } from './functions/InstrumentedScreen.js';
import { InteractionsScreen } from './interactions/InteractionsScreen.js';
import type { Address } from './state/Address.js';
import type { Change } from './state/useAddress.js';
import { PageScreen } from './timeline/PageScreen.js';
import { Visits } from './visits/Visits.js';

export interface ScreenProps {
  address: Address;
  change: Change;
}

interface Screen {
  title: string;
  /** Whether it stands in the navigation; others are reached from a row. */
  tab?: true;
  /** The screen with that row. */
  of?: string;
  /** Whether it shows something whatever the filters let through. */
  unfiltered?: true;
  Content: ComponentType<ScreenProps>;
}

/** The screens beside the first, by the address's `show`. */
export const screens: { [show: string]: Screen } = {
  interactions: { title: 'Interactions', tab: true, Content: InteractionsScreen },
  functions: { title: 'Functions', tab: true, Content: FunctionsScreen },
  visits: { title: 'Visits', tab: true, Content: Visits },
  compare: { title: 'Compare', tab: true, Content: Compare },
  function: { title: 'Function', of: '', Content: CulpritScreen },
  instrumented: { title: 'Instrumented', of: 'functions', Content: InstrumentedScreen },
  measure: { title: 'Measure', of: '', Content: MeasureScreen },
  page: { title: 'One visit', of: 'visits', unfiltered: true, Content: PageScreen },
};
