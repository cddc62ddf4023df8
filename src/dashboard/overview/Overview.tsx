import { Advice } from '../advice/Advice.js';
import { Components } from '../components/Components.js';
import { CoveragePanel } from '../coverage/CoveragePanel.js';
import { Culprits } from '../culprits/Culprits.js';
import { RankedBy } from '../culprits/RankedBy.js';
import { Measures } from '../measures/Measures.js';
import type { ScreenProps } from '../screens.js';
import { useAnswer } from '../state/useAnswer.js';
import { Trends } from '../trends/Trends.js';
import { Vitals } from '../vitals/Vitals.js';
import { Panel } from './Panel.js';

/** The first screen. The Web Vitals are asked first, then the others together, and each part is shown as its answer comes. */
export function Overview({ address, change }: ScreenProps) {
  const vitals = useAnswer('vitals', address);
  const byComponent = address.by === 'component';
  const culprits = useAnswer(byComponent ? undefined : 'culprits', address);
  const components = useAnswer(byComponent ? 'components' : undefined, address);
  const measures = useAnswer('measures', address);
  const series = useAnswer('series', address);
  const coverage = useAnswer('coverage', address);
  const advice = useAnswer('advice', address);
  const context = { address, change };
  return (
    <>
      <Panel title="Web Vitals" of={vitals} shape={{ cards: 5 }}>
        {(answer) => <Vitals vitals={answer} />}
      </Panel>
      <Panel title="What to change" of={advice} shape={{ rows: 5 }}>
        {(answer) => <Advice advice={answer} {...context} />}
      </Panel>
      <div class="ranking">
        <RankedBy {...context} />
        {byComponent ? (
          <Panel title="Components that cost users most main-thread time" of={components} shape={{ rows: 8 }}>
            {(answer) => <Components answer={answer} {...context} />}
          </Panel>
        ) : (
          <Panel title="Functions that cost users most main-thread time" of={culprits} shape={{ rows: 8 }}>
            {(answer) => <Culprits culprits={answer} sessions={answer.visits} {...context} />}
          </Panel>
        )}
      </div>
      <Panel title="Measures" of={measures} shape={{ rows: 3 }}>
        {(answer) => <Measures rows={answer} {...context} />}
      </Panel>
      <Panel title="Over time" of={series} shape={{ cards: 3 }}>
        {(answer) => <Trends series={answer} {...context} />}
      </Panel>
      <Panel title="Coverage" of={coverage} shape={{ rows: 1 }}>
        {(answer) => <CoveragePanel coverage={answer} {...context} />}
      </Panel>
    </>
  );
}
